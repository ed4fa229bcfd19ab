"""The main job, scenario 3 of RU541: from the first question to the closed case, by mouse and keys.

One turn for each time that somebody sits down. A walker that films gets its numbered pictures here.
"""

from __future__ import annotations

from collections.abc import Callable

from app.orders.commands import CheckItem
from ui.screens.hands import Mismatch, Walker

ORDER, WHO = "B-2026-0003", "Piotr Nymark"
ARCHIVE = "Arkiv/RU541"  # a folder where the walk begins
RIGHT_UNIT = "Omsorgsbruket i Ängsholm"
NOT_SAVED = "Väntar på att objektspecialisten skriver ut och sparar journalanteckningarna."
NOT_REMOVED = "Väntar på att systemförvaltaren på IT tar bort den felaktiga verkställigheten."
NOT_REPORTED = "Väntar på att utföraren anmäler personuppgiftsincidenten."

Turn = Callable[[Walker], None]

# The turns, in the order of the routine


def provider_finds_the_error(walker: Walker) -> None:
    walker.tells("Våra kunder", "Skriv ut personkort")
    walker.film("utforare-har-kunder-och-kort")
    walker.press("nav_orders")
    walker.write("orders_filter", ORDER)
    walker.pick("orders_list", ORDER)
    walker.tells(ORDER, WHO, "Verkställd")
    walker.film("utforare-ser-bestallningen")
    walker.press("order_wrong")
    walker.tells("Vad är fel?")
    walker.refuses("guide_continue", "Välj ett svar.")
    walker.press("guide_answers_wrong_recipient")
    walker.press("guide_continue")
    walker.tells("Hur långt har det gått?", "4 anteckningar finns", "Varför scenario 3")
    walker.film("utforare-svarar-i-guiden")
    walker.press("guide_continue")
    walker.tells("Scenario 3: felskickad, verkställd och dokumenterad", "Inget är skickat ännu.")
    walker.film("utforare-ser-vad-som-ska-handa")
    walker.press("result_start")
    walker.tells("Ärendet är startat")


def provider_writes_to_support_and_reports(walker: Walker) -> None:
    walker.film("utforare-har-startat-arendet")
    walker.refuses("case_close", NOT_REPORTED)
    do_step(walker, "E-post till support")
    walker.tells("K-10003")
    walker.hides(WHO)
    walker.film("utforare-skriver-till-support")
    walker.press("ticket_act")
    do_step(walker, "Anmäl incident")
    walker.write("incident_consequence", "Fel enhet har kunnat läsa personkortet.")
    walker.write("incident_measures", "Beställningen rättas enligt RU541.")
    walker.write("incident_reference", "PUI 2026-41")
    walker.film("utforare-anmaler-incidenten")
    walker.press("incident_act")
    do_step(walker, "Kontakta handläggaren")
    do_step(walker, "Ta bort planerade besök")
    walker.press("note_form_proposal_0")
    walker.press("note_form_act")
    walker.tells("hos objektspecialist")


def nobody_can_go_before_the_journal_is_saved(walker: Walker) -> None:
    walker.become("systemforvaltare")
    open_case(walker, "hos objektspecialist")
    walker.pick_part("case_lanes", "UPP-S3-6f")
    walker.tells("Ta bort verkställigheten", NOT_SAVED)
    walker.refuses("step_act", NOT_SAVED)
    walker.film("systemforvaltare-far-vanta-pa-journalen")
    walker.become("handlaggare")
    open_case(walker, "hos objektspecialist")
    walker.pick_part("case_lanes", "UPP-S3-6g")
    walker.tells("Skicka ny beställning", NOT_REMOVED)
    walker.refuses("step_act", NOT_REMOVED)
    walker.film("handlaggare-far-vanta-pa-borttaget")


def specialist_saves_the_journal(walker: Walker) -> None:
    walker.become("objektspecialist")
    open_case(walker, "din tur")
    walker.pick_part("case_lanes", "UPP-S3-6c")
    walker.refuses("step_act", NOT_SAVED)
    walker.pick_part("case_lanes", "UPP-S3-2")
    walker.film("objektspecialist-har-turen")
    do_step(walker, "Spara journalen")
    walker.refuses("export_act", "Skriv förvaringsplatsen först.")
    walker.write("export_folder", ARCHIVE)
    walker.write("export_place", "Akt 2026-118")
    walker.press("export_act")
    walker.tells("Journalen är sparad och kontrollerad", "Poster hittade av två läsare")
    walker.film("objektspecialist-sparar-journalen")
    walker.press("export_leave")
    walker.pick_part("case_lanes", "UPP-S3-3")
    do_step(walker, "Följ BL895")
    walker.pick_part("case_lanes", "UPP-S3-6c")
    do_step(walker, "Lämna till sammanhållande")
    walker.tells("hos sammanhållande objektspecialist")


def lead_hands_over(walker: Walker) -> None:
    walker.become("sammanhallande")
    open_case(walker, "din tur")
    walker.film("sammanhallande-har-turen")
    do_step(walker, "Lämna över till IT")
    walker.tells("hos systemförvaltare", "Väntar på Ida Nordgren.")


def administrator_removes(walker: Walker) -> None:
    walker.become("systemforvaltare")
    open_case(walker, "din tur")
    do_step(walker, "Ta över ärendet")
    do_step(walker, "Ta bort verkställigheten")
    walker.refuses("removal_act", "Skriv ärendets nummer först.")
    walker.write("removal_number", walker.reads(r"ärendets nummer, ([\w-]+)"))
    walker.film("systemforvaltare-registrerar-borttaget")
    walker.press("removal_act")
    walker.tells("hos biståndshandläggare")
    walker.refuses("case_cancel", "Verkställigheten är borttagen.")


def specialist_informs(walker: Walker) -> None:
    walker.become("objektspecialist")
    open_case(walker, "din tur")
    do_step(walker, "Informera verksamheten")
    walker.tells("hos biståndshandläggare", "Väntar på Karin Ahlgren")


def officer_chooses_the_right_unit(walker: Walker) -> None:
    walker.become("handlaggare")
    open_case(walker, "din tur")
    do_step(walker, "Skicka ny beställning")
    walker.refuses("new_order_act", "Välj enhet först.")
    walker.choose("new_order_unit", RIGHT_UNIT)
    walker.film("handlaggare-valjer-ratt-enhet")
    walker.press("new_order_act")
    walker.tells("Ny beställning skickas om", "Ångra")
    walker.film("handlaggare-kan-angra")


def officer_does_not_wait(walker: Walker) -> None:
    walker.press("undo_bar_now")
    walker.tells("hos utförare", f"Väntar på {RIGHT_UNIT}.")


def right_unit_receives_and_executes(walker: Walker) -> None:
    first_day = walker.session.store.clock.today().isoformat()  # what the officer's form proposed
    walker.become("utforare2")
    walker.press("nav_orders")
    walker.pick("orders_list", new_number(walker))
    walker.press("order_receive")
    walker.press("order_check")
    for item in CheckItem:
        walker.tick(f"check_order_{item.value}")
    walker.film("ratt-utforare-kontrollerar")
    walker.press("check_order_act")
    open_case(walker, "din tur")
    do_step(walker, "Verkställ och meddela")
    walker.refuses("start_act", "Skriv dagen först.")
    walker.write("start_day", first_day)
    walker.film("ratt-utforare-verkstaller")
    walker.press("start_act")
    walker.tells("Beställningen är verkställd")
    do_step(walker, "Verkställ och meddela")
    walker.tells("Till omsorgsdebiteringen", "K-10003")
    if first_day not in walker.written("message_body"):
        raise Mismatch("the message does not say the first day")
    walker.film("ratt-utforare-meddelar-debiteringen")
    walker.press("message_act")
    walker.tells("kvar att bocka av")


def officer_closes(walker: Walker) -> None:
    walker.become("handlaggare")
    open_case(walker, "kvar att bocka av")
    walker.refuses("case_close", "Kvar att bocka av: HSL-personal informerad.")
    walker.tick("duty_healthcare_staff")
    walker.tells("kan avslutas")
    walker.film("handlaggare-kan-avsluta")
    walker.press("case_close")
    walker.tells("avslutat", "Ärendet är avslutat")
    walker.film("handlaggare-har-avslutat")


def the_wrong_unit_sees_nothing(walker: Walker) -> None:
    walker.become("utforare")
    walker.press("nav_cards")
    walker.tells("Våra kunder")
    walker.hides("Nymark")
    walker.press("nav_orders")
    walker.press("orders_segments_open")
    walker.hides(ORDER)
    walker.film("fel-enhet-ser-inte-langre-personen")


def new_number(walker: Walker) -> str:
    """The number of the order that was sent instead: as the officer would tell the unit."""
    with walker.session.store.begin() as tx:
        wrong = tx.orders.by_number(ORDER)
        [case] = tx.cases.of_client(wrong.client_id) if wrong else []
        if case.new_order_id is None:
            raise Mismatch("no new order was sent")
        return tx.orders.get(case.new_order_id).number


# What is done over and over


def open_case(walker: Walker, turn: str) -> None:
    """From the list; the chip says whose turn it is."""
    walker.press("nav_corrections")
    walker.pick("cases_list", ORDER)
    walker.tells(ORDER, turn)


def do_step(walker: Walker, label: str) -> None:
    """The step that is shown is the one that is meant."""
    if walker.find("step_title").property("text") != label:
        raise Mismatch(f"{label} is not the step that is shown")
    walker.press("step_act")


SCENARIO_3: tuple[Turn, ...] = (
    provider_finds_the_error,
    provider_writes_to_support_and_reports,
    nobody_can_go_before_the_journal_is_saved,
    specialist_saves_the_journal,
    lead_hands_over,
    administrator_removes,
    specialist_informs,
    officer_chooses_the_right_unit,
    officer_does_not_wait,
    right_unit_receives_and_executes,
    officer_closes,
    the_wrong_unit_sees_nothing,
)
