"""Scenario 3 of RU541, from the guide to the closed case, by mouse and keys alone.

Between opening the order and the closed case nothing is done but by pressing and writing; the
services are asked only about what is then true.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.corrections.model import CaseStatus, CorrectionCase, IncidentStatus
from app.executions.model import Execution, ExecutionStatus
from app.orders.commands import CheckItem
from app.orders.model import Order, OrderStatus
from tests.e2e.conftest import PASSWORD
from tests.e2e.screen import Screen
from ui.command_line.main import main
from ui.command_line.sign_in import PASSWORD as PASSWORD_VARIABLE

ORDER, WHO = "B-2026-0003", "Piotr Nymark"
ARCHIVE = "Arkiv/RU541"  # beside the vault
RIGHT_UNIT = "Omsorgsbruket i Ängsholm"
NOT_SAVED = "Väntar på att objektspecialisten skriver ut och sparar journalanteckningarna."
NOT_REMOVED = "Väntar på att systemförvaltaren på IT tar bort den felaktiga verkställigheten."
NOT_REPORTED = "Väntar på att utföraren anmäler personuppgiftsincidenten."


@pytest.mark.timeout(900)  # some hundred presses, each with a real vault behind it
@pytest.mark.rule("UPP-S3-1", "UPP-S3-2", "UPP-S3-4", "UPP-S3-5", "UPP-S3-7")
def test_that_a_misdirected_order_is_repaired_by_every_role_in_turn(
    sit_down: Callable[[str], Screen],
    vault: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(vault.parent)
    Path(ARCHIVE).mkdir(parents=True)
    screen = sit_down("utforare")
    _provider_finds_the_error(screen)
    _provider_writes_to_support_and_reports(screen)
    _nobody_can_go_before_the_journal_is_saved(screen)
    _specialist_saves_the_journal(screen)
    _lead_hands_over(screen)
    _administrator_removes(screen)
    _specialist_informs(screen)
    _officer_sends_the_new_order(screen)
    _right_unit_receives_and_executes(screen)
    _officer_closes(screen)
    _the_wrong_unit_sees_nothing(screen)
    saved = _everything_is_done(screen)
    screen.close()
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    assert main(["journal", "verify", str(saved)]) == 0, capsys.readouterr()
    assert main(["log", "verify", "--vault", str(vault), "--user", "loggranskare"]) == 0


# The turns, in the order of the routine


def _provider_finds_the_error(screen: Screen) -> None:
    screen.tells("Våra kunder", "Skriv ut personkort")
    screen.film("utforare-har-kunder-och-kort")
    screen.press("nav_orders")
    screen.write("orders_filter", ORDER)
    screen.pick("orders_list", ORDER)
    screen.tells(ORDER, WHO, "Verkställd")
    screen.film("utforare-ser-bestallningen")
    screen.press("order_wrong")
    screen.tells("Vad är fel?")
    screen.refuses("guide_continue", "Välj ett svar.")
    screen.press("guide_answers_wrong_recipient")
    screen.press("guide_continue")
    screen.tells("Hur långt har det gått?", "4 anteckningar finns", "Varför scenario 3")
    screen.film("utforare-svarar-i-guiden")
    screen.press("guide_continue")
    screen.tells("Scenario 3: felskickad, verkställd och dokumenterad", "Inget är skickat ännu.")
    screen.film("utforare-ser-vad-som-ska-handa")
    screen.press("result_start")
    case = the_case(screen)
    assert (case.leaf, case.status) == ("S3", CaseStatus.OPEN)
    screen.tells(case.number, "Ärendet är startat")


def _provider_writes_to_support_and_reports(screen: Screen) -> None:
    screen.film("utforare-har-startat-arendet")
    screen.refuses("case_close", NOT_REPORTED)
    do_step(screen, "E-post till support")
    screen.tells("K-10003")
    assert not screen.says(WHO), "a name in the text to support"
    screen.film("utforare-skriver-till-support")
    screen.press("ticket_act")
    do_step(screen, "Anmäl incident")
    screen.write("incident_consequence", "Fel enhet har kunnat läsa personkortet.")
    screen.write("incident_measures", "Beställningen rättas enligt RU541.")
    screen.write("incident_reference", "PUI 2026-41")
    screen.film("utforare-anmaler-incidenten")
    screen.press("incident_act")
    do_step(screen, "Kontakta handläggaren")
    do_step(screen, "Ta bort planerade besök")
    screen.press("note_form_proposal_0")
    screen.press("note_form_act")
    screen.tells("hos objektspecialist")
    assert done_steps(screen) == {"UPP-S3-1", "UPP-S3-4", "UPP-S3-6a", "UPP-S3-6b"}


def _nobody_can_go_before_the_journal_is_saved(screen: Screen) -> None:
    screen.become("systemforvaltare")
    open_case(screen, "hos objektspecialist")
    screen.pick_part("case_lanes", "UPP-S3-6f")
    screen.tells("Ta bort verkställigheten", NOT_SAVED)
    screen.refuses("step_act", NOT_SAVED)
    screen.film("systemforvaltare-far-vanta-pa-journalen")
    screen.become("handlaggare")
    open_case(screen, "hos objektspecialist")
    screen.pick_part("case_lanes", "UPP-S3-6g")
    screen.tells("Skicka ny beställning", NOT_REMOVED)
    screen.refuses("step_act", NOT_REMOVED)
    screen.film("handlaggare-far-vanta-pa-borttaget")
    assert the_execution(screen).status is ExecutionStatus.ACTIVE


def _specialist_saves_the_journal(screen: Screen) -> None:
    screen.become("objektspecialist")
    open_case(screen, "din tur")
    screen.pick_part("case_lanes", "UPP-S3-6c")
    screen.refuses("step_act", NOT_SAVED)
    screen.pick_part("case_lanes", "UPP-S3-2")
    screen.film("objektspecialist-har-turen")
    do_step(screen, "Spara journalen")
    screen.refuses("export_act", "Skriv förvaringsplatsen först.")
    screen.write("export_folder", ARCHIVE)
    screen.write("export_place", "Akt 2026-118")
    screen.press("export_act")
    screen.tells("Journalen är sparad och kontrollerad", "Poster hittade av två läsare")
    screen.film("objektspecialist-sparar-journalen")
    screen.press("export_leave")
    screen.pick_part("case_lanes", "UPP-S3-3")
    do_step(screen, "Följ BL895")
    screen.pick_part("case_lanes", "UPP-S3-6c")
    do_step(screen, "Lämna till sammanhållande")
    screen.tells("hos sammanhållande objektspecialist")
    assert the_execution(screen).status is ExecutionStatus.ACTIVE


def _lead_hands_over(screen: Screen) -> None:
    screen.become("sammanhallande")
    open_case(screen, "din tur")
    screen.film("sammanhallande-har-turen")
    do_step(screen, "Lämna över till IT")
    screen.tells("hos systemförvaltare", "Väntar på Ida Nordgren.")


def _administrator_removes(screen: Screen) -> None:
    number = the_case(screen).number
    screen.become("systemforvaltare")
    open_case(screen, "din tur")
    do_step(screen, "Ta över ärendet")
    do_step(screen, "Ta bort verkställigheten")
    screen.refuses("removal_act", "Skriv ärendets nummer först.")
    screen.write("removal_number", number)
    screen.film("systemforvaltare-registrerar-borttaget")
    screen.press("removal_act")
    screen.tells("hos biståndshandläggare")
    screen.refuses("case_cancel", "Verkställigheten är borttagen.")
    assert the_execution(screen).status is ExecutionStatus.REMOVED
    assert the_order(screen).status is OrderStatus.REMOVED


def _specialist_informs(screen: Screen) -> None:
    screen.become("objektspecialist")
    open_case(screen, "din tur")
    do_step(screen, "Informera verksamheten")
    screen.tells("hos biståndshandläggare", "Väntar på Karin Ahlgren")


def _officer_sends_the_new_order(screen: Screen) -> None:
    screen.become("handlaggare")
    open_case(screen, "din tur")
    do_step(screen, "Skicka ny beställning")
    screen.refuses("new_order_act", "Välj enhet först.")
    screen.choose("new_order_unit", RIGHT_UNIT)
    screen.film("handlaggare-valjer-ratt-enhet")
    screen.press("new_order_act")
    screen.tells("Ny beställning skickas om", "Ångra")
    assert the_case(screen).new_order_id is None, "sent before the eight seconds were over"
    screen.film("handlaggare-kan-angra")
    screen.press("undo_bar_now")
    screen.tells("hos utförare", f"Väntar på {RIGHT_UNIT}.")
    new = the_new_order(screen)
    assert (new.status, new.predecessor_id) == (OrderStatus.SENT, the_order(screen).id)


def _right_unit_receives_and_executes(screen: Screen) -> None:
    new = the_new_order(screen)
    screen.become("utforare2")
    screen.press("nav_orders")
    screen.pick("orders_list", new.number)
    screen.press("order_receive")
    screen.press("order_check")
    for item in CheckItem:
        screen.tick(f"check_order_{item.value}")
    screen.film("ratt-utforare-kontrollerar")
    screen.press("check_order_act")
    open_case(screen, "din tur")
    do_step(screen, "Verkställ och meddela")
    screen.refuses("start_act", "Skriv dagen först.")
    screen.write("start_day", new.valid_from.isoformat())
    screen.film("ratt-utforare-verkstaller")
    screen.press("start_act")
    screen.tells("Beställningen är verkställd")
    do_step(screen, "Verkställ och meddela")
    screen.tells("Till omsorgsdebiteringen", "K-10003")
    assert new.valid_from.isoformat() in screen.written("message_body")
    screen.film("ratt-utforare-meddelar-debiteringen")
    screen.press("message_act")
    screen.tells("kan avslutas")


def _officer_closes(screen: Screen) -> None:
    screen.become("handlaggare")
    open_case(screen, "kan avslutas")
    screen.film("handlaggare-kan-avsluta")
    screen.press("case_close")
    screen.tells("avslutat", "Ärendet är avslutat")
    screen.film("handlaggare-har-avslutat")


def _the_wrong_unit_sees_nothing(screen: Screen) -> None:
    screen.become("utforare")
    screen.press("nav_cards")
    screen.tells("Våra kunder")
    assert not screen.says("Nymark")
    screen.press("nav_orders")
    screen.press("orders_segments_open")
    assert not screen.says(ORDER)
    screen.film("fel-enhet-ser-inte-langre-personen")


# What is true in the store


def _everything_is_done(screen: Screen) -> Path:
    """Every step and gate of the routine, and the saved journal."""
    case = the_case(screen)
    services = screen.session.store.services(screen.session.store.actor("objektspecialist"))
    view = services.cases.open(case.id)
    assert case.status is CaseStatus.CLOSED
    assert done_steps(screen) == {item.step.id for item in view.board.steps}
    assert all(gate.is_open for gate in view.board.gates)
    assert view.board.closing == ""
    people = {case.requester_id, case.investigator_id, case.executor_id}
    assert len(people) == 3
    assert None not in people
    execution_id = the_execution(screen).id
    with screen.session.store.begin() as tx:
        incident = tx.cases.incident_of(case.id)
        assert incident is not None
        assert incident.status is IncidentStatus.REPORTED
        [export] = tx.archive.exports_of(execution_id)
    return Path(export.storage_path)


def the_case(screen: Screen) -> CorrectionCase:
    client_id = the_order(screen).client_id
    with screen.session.store.begin() as tx:
        [case] = tx.cases.of_client(client_id)
    return case


def the_order(screen: Screen) -> Order:
    with screen.session.store.begin() as tx:
        order = tx.orders.by_number(ORDER)
    assert order is not None
    return order


def the_new_order(screen: Screen) -> Order:
    new = the_case(screen).new_order_id
    assert new is not None
    with screen.session.store.begin() as tx:
        return tx.orders.get(new)


def the_execution(screen: Screen) -> Execution:
    order_id = the_order(screen).id
    with screen.session.store.begin() as tx:
        [execution] = tx.executions.of_order(order_id)
    return execution


def done_steps(screen: Screen) -> set[str]:
    case = the_case(screen)
    with screen.session.store.begin() as tx:
        return {step.step for step in tx.cases.steps_of(case.id)}


# What is done over and over


def open_case(screen: Screen, turn: str) -> None:
    """From the list; the chip says whose turn it is."""
    screen.press("nav_corrections")
    screen.pick("cases_list", ORDER)
    screen.tells(the_case(screen).number, turn)


def do_step(screen: Screen, label: str) -> None:
    """The step that is shown is the one that is meant."""
    assert screen.find("step_title").property("text") == label
    screen.press("step_act")
