"""The bytes around a signature: one revision, one field, and a gap in which nothing can hide."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

import pikepdf
from asn1crypto import cms, x509
from pikepdf import Array, Dictionary, Name, String

from app.printing.archive import plain_stream_ends

FIELD = "Sigill"
RESERVED = 4096  # bytes for the signature; about 1 900 are used
END = b"%%EOF\n"

_HOLES = (0, 1111111111, 2222222222, 3333333333)
_RANGE = re.compile(rb"/ByteRange \[ 0 (\d{1,10}) (\d{1,10}) (\d{1,10}) *\]")
_OURS = (b"<pdf:Producer>Verkst\xc3\xa4ll<", b"<xmp:CreatorTool>Verkst\xc3\xa4ll<")
_PRINT_LOCKED = 132


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the signature stands: from `start` to `stop`, the angle brackets included."""

    start: int
    stop: int
    length: int


def is_ours(data: bytes) -> bool:
    """Whether the file says that this program made it."""
    return any(mark in data for mark in _OURS)


def gaps(data: bytes) -> list[Gap]:
    """Every stated range; a good file has exactly one."""
    return [
        Gap(start=a, stop=b, length=b + c)
        for a, b, c in (tuple(map(int, found.groups())) for found in _RANGE.finditer(data))
    ]


def covered(data: bytes, gap: Gap) -> bytes:
    """The SHA-256 of everything outside the gap."""
    whole = hashlib.sha256(memoryview(data)[: gap.start])
    whole.update(memoryview(data)[gap.stop :])
    return whole.digest()


def with_field(data: bytes, at: dt.datetime, place: str) -> bytes:
    """The file with an invisible signature field, tagged as a form, still without signature."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/AcroForm" in pdf.Root:
            raise ValueError("already signed")
        _add_field(pdf, at, place)
        out = io.BytesIO()
        pdf.save(
            out,
            force_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return _with_range(plain_stream_ends(out.getvalue()))


def _add_field(pdf: pikepdf.Pdf, at: dt.datetime, place: str) -> None:
    holes: list[Any] = list(_HOLES)
    nowhere: list[Any] = [0, 0, 0, 0]
    stamp = at.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    signature = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        SubFilter=Name("/ETSI.CAdES.detached"),
        M=String(stamp),
        Reason=String(place),
        ByteRange=Array(holes),
        Contents=String(bytes(RESERVED)),
    )
    tree = pdf.Root.StructTreeRoot
    key = len(pdf.pages)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(FIELD),
            TU=String("Sigill"),
            F=_PRINT_LOCKED,
            Rect=Array(nowhere),
            P=pdf.pages[0].obj,
            StructParent=key,
            V=pdf.make_indirect(signature),
        )
    )
    kid = Dictionary(Type=Name.OBJR, Obj=field, Pg=pdf.pages[0].obj)
    form = pdf.make_indirect(Dictionary(S=Name.Form, P=tree.K[0], K=kid, Alt=String("Sigill")))
    tree.K[0].K.append(form)
    entry: list[Any] = [key, form]
    tree.ParentTree.Nums.extend(entry)
    tree.ParentTreeNextKey = key + 1
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


def _with_range(data: bytes) -> bytes:
    """The range filled in: everything but the string of the signature."""
    empty = b"<" + b"00" * RESERVED + b">"
    start = data.index(empty)
    stop = start + len(empty)
    hole = f"[ {' '.join(map(str, _HOLES))} ]".encode()
    if data.count(hole) != 1 or data.count(empty) != 1:
        raise ValueError("no single place for a signature")
    stated = f"[ 0 {start} {stop} {len(data) - stop}".encode().ljust(len(hole) - 1) + b"]"
    return data.replace(hole, stated)


def filled(data: bytes, gap: Gap, signature: bytes) -> bytes:
    """The file with the signature in its gap."""
    return data[: gap.start] + gap_text(signature) + data[gap.stop :]


def gap_text(signature: bytes) -> bytes:
    """The only way in which a signature is written: lower-case digits, then zeros."""
    if len(signature) > RESERVED:
        raise ValueError("signature too long")
    return b"<" + signature.hex().encode().ljust(2 * RESERVED, b"0") + b">"


def contained(data: bytes, gap: Gap) -> bytes:
    """The signature that stands in the gap, without the zeros after it."""
    raw = bytes.fromhex(data[gap.start + 1 : gap.stop - 1].decode("ascii"))
    if raw[:2] != b"\x30\x82":
        raise ValueError("not a signature")
    return raw[: 4 + int.from_bytes(raw[2:4], "big")]


def canonical(
    certificate: x509.Certificate, attributes: cms.CMSAttributes, signature: bytes
) -> bytes:
    """The one encoding of a signature that we write and accept."""
    sha256 = {"algorithm": "sha256"}
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {
                            "issuer": certificate.issuer,
                            "serial_number": certificate.serial_number,
                        }
                    )
                }
            ),
            "digest_algorithm": sha256,
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_rsa"},
            "signature": signature,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())
