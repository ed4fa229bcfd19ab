"""F60 for archive files: any changed, missing or added byte is detected without the vault."""

from __future__ import annotations

import io
from collections import Counter
from unittest import mock

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from app import printing
from app.printing import Reason, envelope
from app.printing.signing import check, fingerprint, sign
from tests.unit.documents.builders import NOON
from tests.unit.printing.papers import (
    CERTIFICATE,
    a_document,
    a_signed_export,
    an_entry,
    another_key,
    the_key,
)


@pytest.fixture(scope="module")
def signed() -> bytes:
    return a_signed_export()


def flipped(data: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def test_that_an_untouched_file_is_whole_and_names_its_certificate(signed):
    result = check(signed)

    assert result.is_whole
    assert result.certificate == fingerprint(the_key()[1])
    assert result.owner == CERTIFICATE


def test_that_a_flipped_bit_anywhere_is_detected(signed):
    places = range(0, len(signed), len(signed) // 200)

    reasons = Counter(check(flipped(signed, place, place % 8)).reason for place in places)

    assert len(places) >= 200
    assert reasons == {Reason.CHANGED: len(places)}


def test_that_a_flipped_bit_in_the_gap_of_the_signature_is_detected(signed):
    (gap,) = envelope.gaps(signed)
    places = [*range(gap.start, gap.stop, 51), gap.stop - 1, gap.stop - 2]

    reasons = Counter(
        check(flipped(signed, place, bit)).reason for place in places for bit in (0, 5)
    )

    assert reasons == {Reason.CHANGED: 2 * len(places)}


def test_that_the_same_digits_in_capitals_are_a_changed_file(signed):
    (gap,) = envelope.gaps(signed)
    shouted = signed[: gap.start] + signed[gap.start : gap.stop].upper() + signed[gap.stop :]

    assert check(shouted).reason is Reason.CHANGED


def test_that_a_flipped_bit_around_the_byte_range_and_the_ends_is_detected(signed):
    start = signed.index(b"/ByteRange")
    places = [*range(start, start + 48), *range(10), *range(len(signed) - 30, len(signed))]

    reasons = Counter(check(flipped(signed, place, place % 8)).reason for place in places)

    assert reasons == {Reason.CHANGED: len(places)}


def test_that_a_file_cut_anywhere_is_called_truncated(signed):
    lengths = [*range(8, len(signed), len(signed) // 80), *range(len(signed) - 20, len(signed))]

    reasons = Counter(check(signed[:length]).reason for length in lengths)

    assert reasons == {Reason.TRUNCATED: len(lengths)}


@pytest.mark.parametrize("more", [b"x", b"\n", b"\x00", b"%%EOF\n", b" " * 5000], ids=list("abcde"))
def test_that_bytes_after_the_end_are_detected(signed, more):
    assert check(signed + more).reason is Reason.CHANGED


def test_that_a_missing_byte_in_the_middle_is_detected(signed):
    for place in (100, len(signed) // 2, len(signed) - 200):
        assert check(signed[:place] + signed[place + 1 :]).reason is Reason.CHANGED


def test_that_an_incremental_update_is_detected(signed):
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    append_signature_field(writer, SigFieldSpec("Mer"))
    out = io.BytesIO()
    writer.write(out)

    assert out.getvalue().startswith(signed)
    assert check(out.getvalue()).reason is Reason.CHANGED


def test_that_a_file_written_anew_by_another_program_is_detected(signed):
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        out = io.BytesIO()
        pdf.save(out)

    assert check(out.getvalue()).reason is Reason.CHANGED


@pytest.mark.parametrize("data", [b"", b"hej", b"%PD", b"\x00" * 4000, b"PK\x03\x04" + bytes(99)])
def test_that_something_else_is_no_pdf(data):
    assert check(data).reason is Reason.NOT_PDF


def test_that_a_pdf_of_another_program_is_foreign():
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)

    assert check(out.getvalue()).reason is Reason.FOREIGN


def test_that_a_paper_that_is_not_signed_is_foreign():
    assert check(printing.render(a_document(an_entry("Hej")), NOON).data).reason is Reason.FOREIGN


def test_that_a_file_is_not_signed_twice(signed):
    with pytest.raises(ValueError, match="already signed"):
        sign(signed, *the_key(), NOON)


def test_that_the_signature_of_one_file_does_not_fit_another(signed):
    other = a_signed_export("En helt annan anteckning.")
    (gap,), (place,) = envelope.gaps(signed), envelope.gaps(other)
    moved = other[: place.start] + signed[gap.start : gap.stop] + other[place.stop :]

    assert check(moved).reason is Reason.CHANGED


def test_that_another_certificate_over_the_same_signature_is_detected(signed):
    stolen = sign(printing.render(a_document(an_entry("Hej")), NOON).data, *another_key(), NOON)
    (gap,), (place,) = envelope.gaps(signed), envelope.gaps(stolen)
    mixed = signed[: gap.start] + stolen[place.start : place.stop] + signed[gap.stop :]

    assert check(mixed).reason is Reason.CHANGED


def test_that_neither_signing_nor_checking_uses_the_network(signed):
    with mock.patch("socket.create_connection", side_effect=AssertionError("network")):
        assert check(signed).is_whole
        sign(printing.render(a_document(an_entry("Hej")), NOON).data, *the_key(), NOON)


def test_that_a_certificate_lasts_as_long_as_the_archive():
    first, second = the_key(), another_key()

    assert b"PRIVATE KEY" in first[0]
    assert b"PRIVATE KEY" not in first[1]
    assert fingerprint(first[1]) != fingerprint(second[1])
