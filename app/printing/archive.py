"""Turns reportlab's pages into a tagged archive file: PDF/A-2a and PDF/UA-1 in one, without attachments."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.printing.icc import srgb_profile

PRODUCER = "Verkställ"

_MAPPING = re.compile(rb"^<[0-9A-F]+> <[0-9A-F]+>$", re.MULTILINE)


def with_objects(data: bytes, bodies: Sequence[str], size: int) -> bytes:
    """The file with more objects after its last one, the structure root being the last of them.

    `size` is the number of the first new object. Only an intermediate: the file is written anew afterwards.
    """
    out, offsets, at = [], [], len(data) + 1
    for index, body in enumerate(bodies):
        text = f"{size + index} 0 obj\n{body}\nendobj\n".encode("ascii")
        offsets.append(at)
        out.append(text)
        at += len(text)
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", data[-64:])
    root = re.search(rb"/Root (\d+ 0 R)", data[-2048:])
    if start is None or root is None:
        raise ValueError("no trailer")
    xref = f"xref\n{size} {len(bodies)}\n" + "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = (
        f"trailer\n<</Size {size + len(bodies)}/Root {root[1].decode()}/Prev {start[1].decode()}"
        f"/VerkstallTree {size + len(bodies) - 1} 0 R>>\nstartxref\n{at}\n%%EOF\n"
    )
    return b"".join((data, b"\n", *out, xref.encode(), trailer.encode()))


def finish(data: bytes, *, title: str, subject: str, language: str, at: dt.datetime) -> bytes:
    """Metadata, colours, structure and clean fonts; written as one revision with a number that depends on content."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        root.StructTreeRoot = pdf.trailer.VerkstallTree
        del pdf.trailer["/VerkstallTree"]
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        profile = pdf.make_stream(srgb_profile())
        profile.N = 3
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
        root.OutputIntents = Array([pdf.make_indirect(intent)])
        _clean_pages(pdf)
        _clean_fonts(pdf)
        packet = _xmp(title, subject, language, at)
        root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
        _describe(pdf, title, subject, at)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            force_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _clean_pages(pdf: pikepdf.Pdf) -> None:
    """Pages know their place in the structure; the empty /Trans of reportlab and its Helvetica go."""
    fonts = None
    for index, page in enumerate(pdf.pages):
        entry = page.obj
        entry.StructParents = index
        entry.Tabs = Name.S
        if "/Trans" in entry:
            del entry["/Trans"]
        if fonts is None:
            kept = {k: v for k, v in entry.Resources.Font.items() if "/FontDescriptor" in v}
            fonts = pdf.make_indirect(Dictionary(Font=Dictionary(kept)))
        entry.Resources = fonts


def _clean_fonts(pdf: pikepdf.Pdf) -> None:
    """reportlab maps unused codes to U+0000 and code 0 to anything, which 2a and UA-1 forbid: drop those lines."""
    for font in pdf.pages[0].obj.Resources.Font.values():
        text = font.ToUnicode.read_bytes()
        rows = [
            row
            for row in _MAPPING.findall(text)
            if not row.endswith(b"<0000>") and not row.startswith(b"<00> <7F>")
        ]
        head, _, rest = text.partition(b"endcodespacerange\n")
        tail = rest[rest.rindex(b"endbfchar") + len(b"endbfchar") :].lstrip(b"\n")
        blocks = b"".join(
            b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part))
            for part in (rows[i : i + 100] for i in range(0, len(rows), 100))
        )
        font.ToUnicode = pdf.make_stream(head + b"endcodespacerange\n" + blocks + tail)


def _describe(pdf: pikepdf.Pdf, title: str, subject: str, at: dt.datetime) -> None:
    stamp = at.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, value in (
        ("/Title", title),
        ("/Subject", subject),
        ("/Producer", PRODUCER),
        ("/Creator", PRODUCER),
        ("/CreationDate", stamp),
        ("/ModDate", stamp),
    ):
        pdf.docinfo[key] = value


def _xmp(title: str, subject: str, language: str, at: dt.datetime) -> bytes:
    """Our own packet: namespaces on rdf:Description, which every validator reads."""
    stamp = at.astimezone(dt.UTC).replace(microsecond=0).isoformat()
    return _XMP.format(
        title=escape(title),
        subject=escape(subject),
        language=language,
        stamp=stamp,
        producer=PRODUCER,
    ).encode()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
