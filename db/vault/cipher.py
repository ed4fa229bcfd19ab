"""The driver connection: SQLCipher opened with a raw key, every setting made once and read back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from app.vault.model import Finding
from db.vault.files import new_file
from db.vault.keys import DataKey
from db.vault.problems import explain, problem

PAGE = 4096
# Read back from `PRAGMA cipher_settings`; stored in the header, so that a later library with other
# defaults cannot open the file differently (F19).
SETTINGS = (
    "PRAGMA kdf_iter = 256000;",
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
)
# name, value to set, value that must be read back
_PRAGMAS = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("cache_size", "-32768", -32768),  # KiB: lists of 10,000 clients without decrypting twice
    ("journal_mode", "DELETE", "delete"),
)
STATEMENTS = 500  # kept prepared: one page asks 150 different ones, the driver keeps 128
FLOORS = {"SQLite": (3, 51, 3), "SQLCipher": (4, 12, 0)}


@dataclass(frozen=True, slots=True)
class Library:
    """The versions that are linked in."""

    sqlite: str
    cipher: str

    def below_floor(self) -> str:
        """The part that is too old, or nothing (F18)."""
        for name, version in (("SQLite", self.sqlite), ("SQLCipher", self.cipher)):
            if _numbers(version) < FLOORS[name]:
                return f"{name} {version}"
        return ""


def linked_library() -> Library:
    raw = driver.connect(":memory:")
    try:
        (cipher,) = raw.execute("PRAGMA cipher_version").fetchone()
    finally:
        raw.close()
    return Library(driver.sqlite_version, str(cipher).split(" ", maxsplit=1)[0])


def connect(path: Path, key: DataKey, settings: tuple[str, ...] = SETTINGS) -> Any:
    """An open connection that owns the file, or the refusal that tells what is wrong.

    Never makes a file. The key must be known to be the right one: what cannot be read is damaged.
    """
    raw = _keyed(path, key)
    try:
        _configure(raw, path, settings)
    except driver.Error as error:
        raw.close()
        raise explain(error, path) or problem("vault.damaged", path) from error
    except BaseException:
        raw.close()
        raise
    return raw


def fits(path: Path, key: DataKey) -> bool:
    """Whether the first page opens with the key; a hot journal is rolled back on the way."""
    raw = _keyed(path, key)
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            return False
        refusal = explain(error, path)
        if refusal is None or refusal.code == "vault.damaged":
            return True  # readable enough to know the key
        raise refusal from error
    finally:
        raw.close()
    return True


def new_database(path: Path) -> None:
    """An empty file for its owner only, to be keyed at once."""
    new_file(path).close()


def scratch(path: Path, key: DataKey) -> Any:
    """A connection that fills a new file fast; the file counts only after it was verified."""
    new_database(path)
    raw = _keyed(path, key)
    raw.execute("PRAGMA journal_mode=OFF")
    raw.execute("PRAGMA synchronous=OFF")
    return raw


def integrity(path: Path, key: DataKey) -> tuple[Finding, ...]:
    """Every page's seal, the structure, and the references, on a fresh connection (F13)."""
    raw = _keyed(path, key)
    try:
        return tuple(_findings(raw, path))
    except driver.DatabaseError as error:
        refusal = explain(error, path) or problem("vault.damaged", path)
        return (Finding(refusal.code, refusal.sentence),)
    finally:
        raw.close()


def size_of(raw: Any) -> int:
    """Bytes that the file of this connection must have.

    The driver owns the file and does not look for itself: it notices a cut only when it reads a
    page that is gone, and until then it writes past the end.
    """
    size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    return int(raw.execute(size).fetchone()[0])


def count_rows(raw: Any) -> dict[str, int]:
    """Rows per table, for the comparison of a copy with what was copied."""
    names = [
        str(name)
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
            " ESCAPE '!' ORDER BY name"
        )
    ]
    return {name: _rows(raw, name) for name in names}


def rows_of(path: Path, key: DataKey) -> dict[str, int]:
    raw = _keyed(path, key)
    try:
        return count_rows(raw)
    finally:
        raw.close()


def _rows(raw: Any, table: str) -> int:
    quoted = table.replace('"', '""')
    (number,) = raw.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608 - quoted
    return int(number)


def _findings(raw: Any, path: Path) -> list[Finding]:
    damage = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    if not damage:
        damage = [row for row in raw.execute("PRAGMA integrity_check") if row != ("ok",)]
    if not damage:
        damage = raw.execute("PRAGMA foreign_key_check").fetchall()
    if not damage:
        return []
    refusal = problem("vault.damaged", path)
    return [Finding(refusal.code, refusal.sentence)]


def _keyed(path: Path, key: DataKey) -> Any:
    try:
        raw = driver.connect(
            f"file:{quote(str(path))}?mode=rw",  # never makes a file (F12)
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=0,
            cached_statements=STATEMENTS,
        )
    except driver.OperationalError as error:
        raise explain(error, path) or problem("vault.missing", path) from error
    raw.execute("PRAGMA cipher_log_level=NONE")
    raw.execute("PRAGMA cipher_memory_security=ON")
    raw.execute(f'PRAGMA key="{key.pragma_value()}"')
    return raw


def _configure(raw: Any, path: Path, settings: tuple[str, ...]) -> None:
    for line in settings:
        if line not in SETTINGS:
            raise problem("vault.newer", path)
        raw.execute(line)
    read_back = tuple(str(line) for (line,) in raw.execute("PRAGMA cipher_settings"))
    if set(read_back) != set(settings):
        raise problem("vault.newer", path)
    raw.execute("PRAGMA locking_mode=EXCLUSIVE")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for name, value, expected in _PRAGMAS:
        raw.execute(f"PRAGMA {name}={value}")
        (actual,) = raw.execute(f"PRAGMA {name}").fetchone()
        if actual != expected:
            raise problem("vault.library_old", path, kind=f"{name}={actual}")
    # The mode says what may be held; the first write takes the lock.
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
