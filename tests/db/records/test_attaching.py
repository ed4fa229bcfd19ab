"""Documentation from another system: looked at before it is kept, then it counts for the gate."""

import io
from dataclasses import replace
from uuid import uuid4

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from app.access.roles import Role
from app.archive.attaching import SIZE_LIMIT, AttachingService
from app.archive.commands import AttachDocumentation
from app.archive.evidence import ArchivedDocumentation
from app.corrections.model import CorrectionCase
from app.corrections.situation import Saved
from app.journal.commands import WriteEntry
from app.journal.model import EntryKind
from app.journal.service import JournalService
from app.kernel.errors import BadInput, NotAllowed, RuleViolation
from tests.db.records.world import NOW, World


@pytest.fixture
def case(world: World) -> CorrectionCase:
    return world.open_case(world.order, world.execution, (Role.OBJECT_SPECIALIST,))


def pdf(pages: int = 2) -> pikepdf.Pdf:
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page()
    return made


def saved(made: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    made.save(out, **options)
    return out.getvalue()


def command(case: CorrectionCase, content: bytes) -> AttachDocumentation:
    return AttachDocumentation(
        op_id=uuid4(),
        case_id=case.id,
        content=content,
        pages=2,
        stated_notes=3,
        storage_place="Akten",
    )


def service(world: World, login: str = "objekt") -> AttachingService:
    return AttachingService(world.desk(login))


def with_script() -> bytes:
    made = pdf()
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return saved(made)


def with_script_on_a_page() -> bytes:
    made = pdf()
    action = Dictionary(S=Name.Launch, F=String("calc.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    made.pages[1].obj.Annots = Array([link])
    return saved(made)


def with_attachment() -> bytes:
    made = pdf()
    made.attachments["x.exe"] = b"MZ"
    return saved(made)


def test_that_a_paper_is_kept_as_it_is_with_what_was_said_of_it(
    world: World, case: CorrectionCase
) -> None:
    content = saved(pdf())
    row, _changes = service(world).attach(command(case, content))
    assert (row.pages, row.stated_notes, row.source_system) == (2, 3, "Lifecare")
    assert service(world).attached(case.id) == [row]
    assert service(world).content(row.id) == content


@pytest.mark.parametrize("acting", [with_script, with_script_on_a_page, with_attachment])
def test_that_a_file_that_acts_is_refused(world: World, case: CorrectionCase, acting) -> None:
    with pytest.raises(BadInput, match=r"attachment\.acts"):
        service(world).attach(command(case, acting()))


def test_that_a_link_inside_the_paper_is_no_action(world: World, case: CorrectionCase) -> None:
    made = pdf()
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])
    row, _changes = service(world).attach(command(case, saved(made)))
    assert row.pages == 2


def test_that_a_locked_a_broken_and_another_kind_of_file_are_told_apart(
    world: World, case: CorrectionCase
) -> None:
    whole = saved(pdf())
    locked = saved(pdf(), encryption=pikepdf.Encryption(owner="a", user="b"))
    for content, code in (
        (locked, "attachment.locked"),
        (b"%PDF-1.7\nhej", "attachment.broken"),
        (b"PK\x03\x04" + whole, "attachment.not_pdf"),
        (b"", "attachment.not_pdf"),
        (whole + bytes(SIZE_LIMIT), "attachment.too_big"),
    ):
        with pytest.raises(BadInput) as refused:
            service(world).attach(command(case, content))
        assert refused.value.code == code
    assert service(world).attached(case.id) == []


def test_that_pages_and_notes_must_be_as_stated(world: World, case: CorrectionCase) -> None:
    cmd = command(case, saved(pdf(3)))
    with pytest.raises(BadInput) as refused:
        service(world).attach(cmd)
    assert "har 3 sidor men 2 är angivet" in refused.value.sentence
    with pytest.raises(BadInput, match=r"attachment\.count"):
        service(world).attach(replace(cmd, pages=3, stated_notes=0))


def test_that_only_those_in_the_case_attach(world: World, case: CorrectionCase) -> None:
    for login in ("syd", "avgift", "handlaggare"):
        with pytest.raises(NotAllowed):
            service(world, login).attach(command(case, saved(pdf())))


@pytest.mark.rule("UPP-S3-2")
def test_that_attached_paper_counts_where_nothing_is_written_here(
    world: World, case: CorrectionCase
) -> None:
    evidence = ArchivedDocumentation(world.desk("system"))
    service(world).attach(command(case, saved(pdf())))
    with world.begin() as tx:
        assert evidence.state(tx, case) is Saved.CURRENT
    note = WriteEntry(
        op_id=uuid4(),
        execution_id=world.execution.id,
        kind=EntryKind.MEASURE,
        occurred_at=NOW,
        text="Skriven här",
    )
    JournalService(world.desk("norr")).write(note)
    with world.begin() as tx:
        assert evidence.state(tx, case) is Saved.MISSING


def test_that_attached_paper_altered_in_the_store_stops_the_removal(
    world: World, case: CorrectionCase
) -> None:
    service(world).attach(command(case, saved(pdf())))
    evidence = ArchivedDocumentation(world.desk("system"))
    evidence.verify_files(case)
    with world.store.begin() as connection:
        connection.exec_driver_sql("update attached_documentation set content = x'00'")
    with pytest.raises(RuleViolation, match=r"attachment\.changed"):
        evidence.verify_files(case)
