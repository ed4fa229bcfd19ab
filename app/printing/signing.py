"""Signs a file with the vault's own certificate, and tells afterwards if any byte is different.

A PAdES signature by pyHanko in a field that is written with the file: one revision, so that of each
byte can be said that the signature covers it or that it has no choice. pyHanko's own way, an
incremental update, rewrites the metadata such that PDF/A-2a no longer holds. No network is used.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import io
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import CertificateStore, SimpleCertificateStore

from app.kernel.texts import _
from app.printing import envelope
from app.printing.results import Reason, SealCheck

_KEY_BITS = 3072
_FOREVER = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)  # RFC 5280: no well-defined end
_UNIT = "Verkställ"
_HEAD, _TAIL = b"%PDF-", b"%%EOF"
_NEAR = 1024
_SIGNS_ONLY = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def make_certificate(vault_name: str, now: dt.datetime) -> tuple[bytes, bytes]:
    """A new key and its self-signed certificate, both PEM; the key belongs inside the vault.

    RSA, because a second valid signature cannot be made from a first one without the key.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _UNIT),
            x509.NameAttribute(NameOID.COMMON_NAME, vault_name[:64] or _UNIT),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(dt.UTC).replace(microsecond=0))
        .not_valid_after(_FOREVER)
        .add_extension(_SIGNS_ONLY, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    key_pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return key_pem, certificate.public_bytes(serialization.Encoding.PEM)


def fingerprint(cert_pem: bytes) -> str:
    """The SHA-256 of a certificate, as `SealCheck.certificate` names it."""
    return hashlib.sha256(_certificate(cert_pem).dump()).hexdigest()


def sign(pdf: bytes, key_pem: bytes, cert_pem: bytes, at: dt.datetime) -> bytes:
    """The file with a signature over every byte of it."""
    data = envelope.with_field(pdf, at, _("Arkivexemplar ur Verkställ"))
    (gap,) = envelope.gaps(data)
    certificate = _certificate(cert_pem)
    signer = SimpleSigner(
        signing_cert=certificate,
        signing_key=load_private_key_from_pemder_data(key_pem, None),
        cert_registry=_no_registry(),
    )
    made = asyncio.run(
        signer.async_sign(envelope.covered(data, gap), digest_algorithm="sha256", use_pades=True)
    )
    (info,) = made["content"]["signer_infos"]
    signature = envelope.canonical(
        certificate, info["signed_attrs"].untag(), info["signature"].native
    )
    return envelope.filled(data, gap, signature)


def check(pdf: bytes) -> SealCheck:
    """Whether every byte is as it was signed. Says nothing of whose certificate it should be."""
    reason = _shape(pdf)
    if reason is not None:
        return SealCheck(reason)
    try:
        certificate = _signer(pdf)
    except Exception:  # noqa: BLE001 - a damaged file may fail in any way; it is refused in one
        certificate = None
    if certificate is None:
        return SealCheck(Reason.CHANGED)
    owner = certificate.subject.native.get("common_name", "")
    return SealCheck(None, hashlib.sha256(certificate.dump()).hexdigest(), str(owner))


def _shape(pdf: bytes) -> Reason | None:
    """What the outermost bytes say, before any signature is looked at."""
    has_end, is_ours, found = _TAIL in pdf[-_NEAR:], envelope.is_ours(pdf), envelope.gaps(pdf)
    is_sealed = bool(found) or b"/ByteRange" in pdf or b"/ETSI.CAdES.detached" in pdf
    if _HEAD not in pdf[:_NEAR] and not (has_end and is_ours):
        return Reason.NOT_PDF
    if not pdf.endswith(envelope.END) and (len(pdf) < found[-1].length if found else not has_end):
        return Reason.TRUNCATED
    if not is_ours or not is_sealed:  # also a paper of ours that is no archive copy
        return Reason.FOREIGN
    if [gap.length for gap in found] != [len(pdf)] or not pdf.endswith(envelope.END):
        return Reason.CHANGED
    return None


def _signer(pdf: bytes) -> asn1_x509.Certificate | None:
    """The certificate, if the one signature is valid and exactly as we would have written it."""
    (gap,) = envelope.gaps(pdf)
    raw = envelope.contained(pdf, gap)
    signed = cms.ContentInfo.load(raw, strict=True)["content"]
    (info,) = signed["signer_infos"]
    certificate = signed["certificates"][0].chosen
    attributes, signature = info["signed_attrs"].untag(), info["signature"].native
    again = envelope.canonical(certificate, attributes, signature)
    if again != raw or pdf[gap.start : gap.stop] != envelope.gap_text(again):
        return None
    stated = next(a["values"][0].native for a in attributes if a["type"].native == "message_digest")
    if stated != envelope.covered(pdf, gap):
        return None
    (embedded,) = PdfFileReader(io.BytesIO(pdf), strict=True).embedded_signatures
    status = validate_pdf_signature(
        embedded, ValidationContext(trust_roots=[certificate], allow_fetching=False)
    )
    is_whole = (
        status.bottom_line
        and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        and embedded.field_name == envelope.FIELD
    )
    return certificate if is_whole else None


def _no_registry() -> CertificateStore:
    """A self-signed certificate needs no other."""
    store: Any = SimpleCertificateStore
    registry: CertificateStore = store()
    return registry


def _certificate(cert_pem: bytes) -> asn1_x509.Certificate:
    (certificate,) = load_certs_from_pemder_data(cert_pem)
    return certificate
