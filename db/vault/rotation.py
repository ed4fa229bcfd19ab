"""A new data key for the whole vault, such that it opens at whatever moment the power goes.

New file under the new key, checked; then key files that hold both keys; then the swap; then key
files with the new key alone. Opening tries the keys that the header lists and tidies up (F06).
"""

from __future__ import annotations

from dataclasses import replace

from db.kernel.engine import SingleConnection
from db.vault import cipher, header
from db.vault.backup import copy_pages, verify_copy
from db.vault.files import VaultFiles, remove_with_journals, sync_folder
from db.vault.header import Header
from db.vault.keys import DataKey
from db.vault.slots import VaultKeys, label_of, new_key_id, with_checks, with_doors
from db.vault.steps import Steps


def write_new_file(
    store: SingleConnection, files: VaultFiles, head: Header, keys: VaultKeys, steps: Steps
) -> tuple[Header, VaultKeys]:
    """Everything up to the point where both keys are in the header; the old file still rules.

    The caller has the turn, and keeps it until the swap.
    """
    both = VaultKeys({**keys.data, new_key_id(): DataKey.fresh()}, keys.secret)
    _key_id, new_key = both.current()
    remove_with_journals(files.incoming)
    try:
        steps("rotate:begin")
        rows = copy_pages(store, files.incoming, new_key)
        steps("rotate:copied")
        verify_copy(files.incoming, new_key, rows)
        steps("rotate:verified")
    except BaseException:
        remove_with_journals(files.incoming)
        raise
    with_both = admitted(head, keys, both)
    header.store(files, with_both)
    steps("rotate:both-keys")
    return with_both, both


def swap(files: VaultFiles, steps: Steps) -> None:
    """The new file takes the place of the old one, which must be closed."""
    files.incoming.replace(files.database)
    sync_folder(files.database.parent)
    steps("rotate:swapped")


def settle(files: VaultFiles, head: Header, keys: VaultKeys) -> tuple[Header, VaultKeys]:
    """After an interrupted change of key: the key that opens the file stays, the other goes."""
    if len(keys.data) == 1:
        return head, keys
    newest_first = list(keys.data)[::-1]
    fitting = next((k for k in newest_first if cipher.fits(files.database, keys.data[k])), None)
    if fitting is None:
        return head, keys  # damaged: touch nothing
    one = keys.only(fitting)
    settled = admitted(head, keys, one)
    header.store(files, settled)
    for key_id, key in keys.data.items():
        if key_id != fitting:
            key.wipe()
    return settled, one


def admitted(head: Header, known: VaultKeys, wanted: VaultKeys) -> Header:
    """The header with every slot opening exactly the `wanted` keys."""
    slots = []
    for slot in head.slots:
        owner = label_of(slot, head.vault_id, known)
        login = "" if owner is None else owner.login
        slots.append(with_doors(slot, head.vault_id, wanted, login))
    return with_checks(replace(head, slots=tuple(slots)), wanted)
