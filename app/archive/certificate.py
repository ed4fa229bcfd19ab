"""The vault's own certificate: made once, kept inside, signs every export."""

from __future__ import annotations

from dataclasses import dataclass, field

from app import printing
from app.archive.content import Begin
from app.kernel.clock import Clock

KEY, CERTIFICATE = "archive.signing_key", "archive.certificate"


@dataclass(frozen=True, slots=True)
class Signer:
    """The key never leaves the vault; the certificate is in every export."""

    key: bytes = field(repr=False)
    certificate: bytes

    @property
    def fingerprint(self) -> str:
        return printing.fingerprint(self.certificate)


def known_signer(begin: Begin) -> Signer | None:
    """The certificate, if anything has been exported from this vault."""
    with begin() as tx:
        key, certificate = tx.settings.value(KEY), tx.settings.value(CERTIFICATE)
    if key is None or certificate is None:
        return None
    return Signer(key.encode(), certificate.encode())


def signer(begin: Begin, clock: Clock) -> Signer:
    """The certificate, made now if there is none; no transaction is open while it is made."""
    if known := known_signer(begin):
        return known
    with begin() as tx:
        name = tx.settings.municipality().name
    key, certificate = printing.make_certificate(name, clock.now())
    with begin() as tx:
        if tx.settings.value(KEY) is None:
            tx.settings.set_value(KEY, key.decode())
            tx.settings.set_value(CERTIFICATE, certificate.decode())
    return signer(begin, clock)
