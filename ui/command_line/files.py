"""What an error of the file system means to whoever typed the command."""

from __future__ import annotations

import errno
from pathlib import Path

from app.kernel.texts import N_, _

_NO_RIGHT = N_(
    "Du får inte läsa eller skriva {name}. Välj en annan plats, eller be om rättigheten."
)
_FULL = N_("Disken är full, så {name} kunde inte skrivas. Frigör plats eller välj en annan plats.")
_SENTENCES = {
    errno.ENOENT: N_("Det finns ingen fil eller mapp {name}. Kontrollera namnet."),
    errno.ENOTDIR: N_("En del av sökvägen till {name} är ingen mapp. Kontrollera den."),
    errno.EISDIR: N_("Det är en mapp som heter {name}. Ange en fil."),
    errno.EEXIST: N_("Det finns redan något som heter {name}. Välj ett annat namn."),
    errno.ENAMETOOLONG: N_("Namnet {name} är för långt. Välj ett kortare."),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
}
_OTHER = N_("Filen eller mappen {name} kunde inte användas ({kind}). Välj en annan plats.")


def refused_file(error: OSError) -> str:
    """The sentence, with the name as it was typed without its folder."""
    known = error.errno or 0
    kind = errno.errorcode.get(known, type(error).__name__)
    path = error.filename if isinstance(error.filename, str) else ""
    return _(_SENTENCES.get(known, _OTHER)).format(name=Path(path).name or "?", kind=kind)
