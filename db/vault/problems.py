"""Every way a vault cannot be used: one code and one sentence each, none of them a dead end."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app.kernel.clock import SWEDEN
from app.kernel.errors import StoreProblem
from app.kernel.texts import N_

_SENTENCES = {
    "vault.missing": N_(
        "Valvet {name} finns inte i mappen. Välj rätt fil, eller återställ en säkerhetskopia."
    ),
    "vault.moved": N_(
        "Valvet {name} ligger inte kvar på sin plats: filen är flyttad, borttagen eller utbytt "
        "medan den var öppen. Inget mer sparas. Lägg tillbaka filen, eller stäng programmet och "
        "öppna valvet där det ligger nu."
    ),
    "vault.cut": N_(
        "Valvet {name} är kortare än det var: något annat har skrivit i filen medan den var "
        "öppen. Inget mer sparas. Stäng programmet och återställ den senaste säkerhetskopian."
    ),
    "vault.empty": N_(
        "Filen {name} är tom, så den är inget valv längre. Öppna inte något nytt i dess ställe: "
        "återställ den senaste säkerhetskopian."
    ),
    "vault.header_missing": N_(
        "Nyckelfilerna {first} och {second} saknas bredvid filen, så den kan inte låsas upp. Är "
        "den ett valv, så lägg tillbaka dem eller återställ en säkerhetskopia. Annars välj en "
        "annan fil."
    ),
    "vault.header_damaged": N_(
        "Båda nyckelfilerna till valvet {name} är skadade. Lösenordet är det inget fel på. "
        "Återställ en säkerhetskopia."
    ),
    "vault.key_file_damaged": N_(
        "Nyckelfilen {name} är skadad, men den andra är hel. Öppna valvet, så lagas den."
    ),
    "vault.key_file_missing": N_(
        "Nyckelfilen {name} saknas, men den andra finns. Öppna valvet, så läggs den tillbaka."
    ),
    "vault.damaged": N_(
        "Databasen i valvet {name} är skadad. Lösenordet är det inget fel på. "
        "Återställ den senaste säkerhetskopian."
    ),
    "vault.guard_missing": N_(
        "I valvet {name} saknas skyddet {part}, som hindrar att något tas bort eller skrivs om. "
        "Databasen är ändrad utanför programmet: återställ en kopia från tiden före, och berätta "
        "för den som är ansvarig."
    ),
    "vault.guard_altered": N_(
        "I valvet {name} är skyddet {part} ändrat, så det hindrar inte längre det som det ska. "
        "Databasen är ändrad utanför programmet: återställ en kopia från tiden före, och berätta "
        "för den som är ansvarig."
    ),
    "vault.part_missing": N_(
        "I valvet {name} saknas databasens del {part}. Den är borttagen utanför programmet: "
        "återställ en kopia från tiden före, och berätta för den som är ansvarig."
    ),
    "vault.part_altered": N_(
        "I valvet {name} är databasens del {part} inte som programmet gjorde den. Den är ändrad "
        "utanför programmet: återställ en kopia från tiden före, och berätta för den som är "
        "ansvarig."
    ),
    "vault.part_unknown": N_(
        "I valvet {name} finns databasens del {part}, som programmet inte har gjort och som kan "
        "ändra det som skrivs. Återställ en kopia från tiden före, och berätta för den som är "
        "ansvarig."
    ),
    "vault.anchor_damaged": N_(
        "Ankarfilen {name} går inte att läsa, så det är inte visat att loggen är hel. Lägg "
        "tillbaka en sparad kopia av den, eller flytta undan den så skrivs en ny."
    ),
    "vault.anchor_foreign": N_(
        "Ankarfilen {name} hör till ett annat valv, så det är inte visat att loggen är hel. Lägg "
        "tillbaka valvets egen ankarfil, eller flytta undan den som ligger där så skrivs en ny."
    ),
    "vault.wrong_password": N_(
        "Användarnamnet eller lösenordet stämmer inte för valvet {name}. Försök igen, "
        "eller använd återställningskoden."
    ),
    "vault.wrong_admin_password": N_(
        "Lösenordet är inte någon systemförvaltares i valvet {name}. Försök igen, eller ange "
        "ditt användarnamn också."
    ),
    "vault.wrong_code": N_(
        "Återställningskoden hör inte till valvet {name}. Kontrollera att det är den senast "
        "utskrivna koden."
    ),
    "vault.newer": N_(
        "Valvet {name} är skrivet av en nyare version av Verkställ. Uppdatera programmet på den "
        "här datorn; inget har ändrats i valvet."
    ),
    "vault.busy": N_(
        "Valvet {name} är redan öppet av {user} på {host} sedan {since}. Stäng det där först."
    ),
    "vault.busy_unknown": N_(
        "Valvet {name} är redan öppet i ett annat program. Stäng det där först."
    ),
    "vault.network_share": N_(
        "Mappen {folder} ligger på ett nätverk ({kind}). Ett valv måste ligga på datorns egen "
        "disk; välj en annan mapp."
    ),
    "vault.sync_folder": N_(
        "Mappen {folder} synkroniseras av {kind}. Då kan valvet skadas; välj en mapp som inte "
        "synkroniseras."
    ),
    "vault.place_unknown": N_(
        "Mappen {folder} ligger på en disk av typen {kind}, som inte är säker för ett valv. "
        "Välj en mapp på datorns egen disk."
    ),
    "vault.place_unfit": N_(
        "I mappen {folder} går det inte att skriva, byta namn och låsa filer pålitligt. "
        "Välj en annan mapp."
    ),
    "vault.folder_missing": N_("Mappen {folder} finns inte. Skapa den eller välj en annan mapp."),
    "vault.read_only": N_(
        "I mappen {folder} får du inte skriva. Be den som sköter datorn om rättigheten, eller "
        "flytta valvet till en egen mapp."
    ),
    "vault.exists": N_(
        "Filen {name} finns redan och skrivs inte över. Välj ett annat namn eller flytta filen."
    ),
    "vault.weak_key": N_(
        "Nyckelfilen till valvet {name} anger ett svagare eller orimligt skydd och används inte. "
        "Den kan vara ändrad av någon annan: återställ en säkerhetskopia."
    ),
    "vault.disk_full": N_(
        "Disken är full, så ändringen sparades inte. Det som fanns är oskadat. Frigör plats och "
        "spara igen."
    ),
    "vault.unreachable": N_(
        "Valvet kan inte läsas eller skrivas just nu ({kind}). Kontrollera att disken sitter i, "
        "och öppna valvet igen."
    ),
    "vault.memory": N_(
        "Datorn har för lite ledigt minne för att låsa upp valvet. Stäng andra program och "
        "försök igen."
    ),
    "vault.locked": N_("Valvet är låst. Skriv ditt lösenord för att fortsätta."),
    "vault.user_exists": N_("Användaren {login} finns redan i valvet. Välj ett annat namn."),
    "vault.no_such_user": N_("Användaren {login} finns inte i valvet. Kontrollera namnet."),
    "vault.last_user": N_(
        "{login} är den enda som kan öppna valvet. Lägg till en annan användare först."
    ),
    "vault.backup_incomplete": N_(
        "Säkerhetskopian {name} kunde inte kontrolleras och används inte. Inget annat har "
        "ändrats; gör en ny kopia."
    ),
    "vault.backup_changed": N_(
        "Säkerhetskopian {name} är inte densamma som när den kontrollerades. Den återställs "
        "inte; välj en annan kopia."
    ),
    "vault.not_backup": N_(
        "Filen {name} är ingen säkerhetskopia från Verkställ. Välj filen som slutar på .valv och "
        "har sina nyckelfiler bredvid sig."
    ),
    "vault.migration_failed": N_(
        "Valvet {name} kunde inte uppdateras till den här versionen. Det är oförändrat, och en "
        "kontrollerad säkerhetskopia finns i mappen {folder}."
    ),
    "vault.library_old": N_(
        "Krypteringsbiblioteket på datorn är för gammalt ({kind}). Installera om Verkställ."
    ),
}

_BY_ERRNO = {
    "EROFS": "vault.read_only",
    "EACCES": "vault.read_only",
    "EPERM": "vault.read_only",
    "ENOSPC": "vault.disk_full",
    "EDQUOT": "vault.disk_full",
    "EFBIG": "vault.disk_full",
    "ENOTSUP": "vault.place_unfit",
    "EOPNOTSUPP": "vault.place_unfit",
    "EINVAL": "vault.place_unfit",
    "ENOSYS": "vault.place_unfit",
}

# The driver's backup call gives the text of SQLite's result code, but not its name.
_NAME_BY_TEXT = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open database file": "SQLITE_CANTOPEN",
}
_BY_NAME = {
    "SQLITE_FULL": "vault.disk_full",
    "SQLITE_READONLY": "vault.read_only",
    "SQLITE_CORRUPT": "vault.damaged",
    "SQLITE_NOTADB": "vault.damaged",
    "SQLITE_BUSY": "vault.busy_unknown",
    "SQLITE_IOERR": "vault.unreachable",
    "SQLITE_CANTOPEN": "vault.unreachable",
}


def problem(code: str, path: Path | None = None, **facts: object) -> StoreProblem:
    """The refusal with that code; `path` gives the sentence the file's and the folder's name."""
    named = {} if path is None else {"name": path.name, "folder": path.parent.name or "/"}
    return StoreProblem(code, _SENTENCES[code], **(named | facts))


def busy(path: Path, user: str, host: str, since: dt.datetime) -> StoreProblem:
    local = since.astimezone(SWEDEN)
    return problem("vault.busy", path, user=user, host=host, since=local)


def explain(error: BaseException, path: Path) -> StoreProblem | None:
    """What an error of SQLite means to a person; None where it is a mistake in the program."""
    if "closed database" in str(error):
        return problem("vault.locked")
    name: str = getattr(error, "sqlite_errorname", None) or _NAME_BY_TEXT.get(str(error), "")
    for prefix, code in _BY_NAME.items():
        if name == prefix or name.startswith(prefix + "_"):
            return problem(code, path, kind=name)
    return None


def refused_write(error: OSError, path: Path) -> StoreProblem:
    """What an error of the file system means to a person."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return problem(_BY_ERRNO.get(name, "vault.unreachable"), path, kind=name)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the file system and of SQLite come out of the block as sentences."""
    try:
        yield
    except OSError as error:
        raise refused_write(error, path) from error
    except driver.Error as error:
        refusal = explain(error, path)
        if refusal is None:
            raise
        raise refusal from error
