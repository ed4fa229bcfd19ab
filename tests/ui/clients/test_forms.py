"""Personer: a new person, people around it, a decision, and the next card."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.clients.model import Client
from app.clients.views import ClientFilter
from app.kernel.window import Window
from app.person_cards.commands import SaveCardNotes
from app.person_cards.model import CardNotes, CardStatus
from app.person_cards.views import CardGroup
from tests.support import uidump
from tests.support.builders import an_identity
from tests.support.screens import grab
from tests.support.world import op
from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import issue, seen, services_of
from ui.clients import seeing
from ui.clients.hours_fields import read_hours
from ui.kernel.questions import Reply

NEW_NUMBER = an_identity(77)


def clients_named(stage: Stage, family: str) -> list[Client]:
    reading = services_of(stage.world, "handlaggare").client_reading
    wanted = ClientFilter(search=reading.search(family))
    return [reading.open(row.id).client for row in reading.rows(wanted, Window()).rows]


def stored_notes(stage: Stage, name: str) -> CardNotes | None:
    with stage.world.begin() as tx:
        return tx.cards.notes_of(stage.people[name].id)


def issues(stage: Stage, name: str):
    with stage.world.begin() as tx:
        return tx.cards.issues_of(stage.people[name].id)


def open_register(stage: Stage) -> None:
    stage.open()
    stage.press("clients_new")


def test_that_a_person_is_registered_and_shown(stage: Stage) -> None:
    open_register(stage)
    stage.write("register_identity", NEW_NUMBER)
    stage.write("register_given_name", "Astrid")
    stage.write("register_family_name", "Provsten")
    stage.write("register_street", "Provgatan 9")
    assert "nämnd" in stage.page.forms.form.bar.sentence.lower()
    committee = stage.find("register_committee")
    committee.setFocus()
    stage.qtbot.keyClick(committee, Qt.Key.Key_Down)
    stage.press("register_act")
    found = clients_named(stage, "Provsten")
    assert [(one.given_name, one.identity_value) for one in found] == [("Astrid", NEW_NUMBER)]
    assert stage.page.forms.form is None
    assert stage.page.client.client_id == found[0].id
    assert stage.page.column.rows.key == found[0].id
    assert stage.heard.said[-1] == "Personen är registrerad"
    assert "Astrid Provsten" in seen(stage.page)


def test_that_a_wrong_check_digit_is_told_under_the_field(stage: Stage) -> None:
    open_register(stage)
    wrong = NEW_NUMBER[:-1] + str((int(NEW_NUMBER[-1]) + 1) % 10)
    stage.write("register_identity", wrong)
    stage.find("register_given_name").setFocus()
    form = stage.page.forms.form
    assert "Kontrollsiffran stämmer inte" in form.number.error
    stage.write("register_identity", NEW_NUMBER)
    stage.find("register_given_name").setFocus()
    assert form.number.error == ""
    assert "Kontrollsiffran stämmer." in stage.find("register_identity").accessibleDescription()


def fill_register(stage: Stage) -> None:
    stage.write("register_identity", NEW_NUMBER)
    stage.write("register_given_name", "Astrid")
    stage.write("register_family_name", "Provsten")
    stage.qtbot.keyClick(stage.find("register_committee"), Qt.Key.Key_Down)


def no_day(stage: Stage) -> str:
    return f"Det är ingen dag. Skriv till exempel {stage.world.clock.today()}."


def test_that_a_birth_date_that_is_no_day_stops_the_registration(stage: Stage) -> None:
    open_register(stage)
    fill_register(stage)
    stage.write("register_birth_date", "Greta-Lisa")
    stage.find("register_given_name").setFocus()
    form = stage.page.forms.form
    assert form.born.error == no_day(stage)
    assert form.bar.sentence == "Rätta födelsedagen."
    stage.press("register_act")
    assert clients_named(stage, "Provsten") == []
    assert form.born.edit.text() == "Greta-Lisa"
    stage.find("register_birth_date").selectAll()
    stage.qtbot.keyClick(stage.find("register_birth_date"), Qt.Key.Key_Delete)
    stage.press("register_act")
    assert len(clients_named(stage, "Provsten")) == 1


def test_that_the_bar_names_a_wrong_number_before_the_names(stage: Stage) -> None:
    open_register(stage)
    form = stage.page.forms.form
    assert form.bar.sentence == "Skriv personnumret."
    stage.write("register_identity", NEW_NUMBER[:-1] + str((int(NEW_NUMBER[-1]) + 1) % 10))
    stage.find("register_given_name").setFocus()
    assert form.bar.sentence == "Rätta personnumret."
    stage.write("register_identity", NEW_NUMBER)
    stage.find("register_given_name").setFocus()
    assert form.bar.sentence == "Skriv för- och efternamn."


@pytest.mark.parametrize(
    ("opener", "field", "act", "label"),
    [
        ("client_change_person", "change_birth_date", "change_act", "Födelsedag (valfritt)"),
        (
            "client_new_representative",
            "representative_to",
            "representative_act",
            "Till och med (valfritt)",
        ),
    ],
)
def test_that_no_form_takes_words_for_an_empty_day(
    stage: Stage, opener: str, field: str, act: str, label: str
) -> None:
    stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.PEOPLE)
    stage.press(opener)
    form = stage.page.forms.form
    if opener == "client_new_representative":
        stage.write("representative_name", "Ulla Provsten")
        stage.write("representative_mandate", "Ekonomi")
    stage.write(field, "Greta-Lisa")
    stage.press(act)
    assert stage.page.forms.form is form
    assert f"{label}: {no_day(stage)}" in seen(form)
    assert stage.find(field).hasFocus()
    assert stage.find(field).property("state") == "error"


def test_that_a_number_that_is_known_is_refused_and_nothing_written_is_lost(
    stage: Stage,
) -> None:
    open_register(stage)
    stage.write("register_identity", stage.people["whole"].identity_value)
    stage.write("register_given_name", "Annan")
    stage.write("register_family_name", "Provsten")
    committee = stage.find("register_committee")
    stage.qtbot.keyClick(committee, Qt.Key.Key_Down)
    stage.press("register_act")
    form = stage.page.forms.form
    assert "Numret finns redan: kundnummer K-10001" in form.number.error
    assert form.person.family.value == "Provsten"
    assert clients_named(stage, "Provsten") == []


@pytest.mark.rule("GOT-10")
def test_that_a_god_man_needs_a_mandate(stage: Stage) -> None:
    stage.open()
    stage.choose("bare")
    stage.to_tab(seeing.PEOPLE)
    stage.press("client_new_representative")
    stage.write("representative_name", "Gunnar Provman")
    act = stage.find("representative_act")
    assert not act.isEnabled()
    assert act.accessibleDescription() == "Skriv vilket uppdraget är."
    stage.write("representative_mandate", "Bevaka")
    stage.press("representative_act")
    card = services_of(stage.world, "handlaggare").client_reading.open(stage.people["bare"].id)
    assert [(one.name, one.mandate) for one in card.representatives] == [
        ("Gunnar Provman", "Bevaka")
    ]
    assert "Gunnar Provman, god man" in seen(stage.page)


def test_that_a_relative_is_changed_where_it_stands(stage: Stage) -> None:
    stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.PEOPLE)
    reading = services_of(stage.world, "handlaggare").client_reading
    before = reading.open(stage.people["whole"].id).relatives[0]
    stage.press(f"client_relative_{before.id}")
    assert stage.find("relative_told").isChecked()
    stage.write("relative_phone", "070-174 06 91")
    stage.qtbot.keyClick(stage.find("relative_told"), Qt.Key.Key_Space)
    stage.press("relative_act")
    after = reading.open(stage.people["whole"].id).relatives[0]
    assert (after.id, after.phone, after.may_be_informed) == (before.id, "070-174 06 91", False)
    assert "får inte informeras" in seen(stage.page)


def test_that_an_overtaken_change_is_refused_in_the_form(stage: Stage) -> None:
    stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.PEOPLE)
    stage.press("client_change_contact")
    with stage.world.begin() as tx:
        contact = tx.clients.contacts.get(stage.people["whole"].id)
        tx.clients.contacts.save(contact)
    stage.write("contact_city", "Annanstans")
    stage.press("contact_act")
    assert "Någon annan har sparat samma uppgift" in seen(stage.page.forms.form)
    assert not stage.page.detail.refusal.isVisible(), "said twice, and left behind when it closes"
    assert stage.find("contact_city").text() == "Annanstans"


def test_that_name_and_protection_are_changed(stage: Stage) -> None:
    stage.open()
    stage.choose("bare")
    stage.to_tab(seeing.PEOPLE)
    stage.press("client_change_person")
    stage.write("change_given_name", "Elsa")
    level = stage.find("change_protection")
    level.setFocus()
    stage.qtbot.keyClick(level, Qt.Key.Key_Down)
    stage.press("change_act")
    with stage.world.begin() as tx:
        client = tx.clients.get(stage.people["bare"].id)
    assert (client.given_name, client.is_protected) == ("Elsa", True)
    assert stage.shape("bare").title == "Skyddad identitet"


@pytest.mark.rule("LED-08")
def test_that_a_decision_needs_time_a_week_and_a_month(stage: Stage) -> None:
    stage.open()
    stage.choose("bare")
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_new_decision")
    for name, text in (
        ("decision_paragraph", "11 kap. 1 SoL"),
        ("decision_from", "2026-12-01"),
        ("decision_scope", "Dusch"),
        ("decision_frequency", "Varje dag"),
        ("decision_goal", "Klara sig hemma"),
        ("decision_purpose", "Trygghet"),
        ("decision_week", "2,5"),
    ):
        stage.write(name, text)
    stage.find("decision_month").selectAll()
    stage.qtbot.keyClick(stage.find("decision_month"), Qt.Key.Key_Delete)
    assert not stage.find("decision_act").isEnabled()
    assert "per månad" in stage.find("decision_act").accessibleDescription()
    stage.write("decision_month", "10.75")
    stage.press("decision_act")
    decided = services_of(stage.world, "handlaggare").decisions.of_client(stage.people["bare"].id)
    granted = decided[0].granted[0]
    assert (granted.minutes_per_week, granted.minutes_per_month) == (150, 645)
    assert decided[0].decision.valid_from == dt.date(2026, 12, 1)
    assert decided[0].decision.number in seen(stage.page)
    assert "kommande" in seen(stage.page)


@pytest.mark.rule("LED-14", "INV-2")
def test_that_an_overlap_is_refused_until_the_old_decision_is_replaced(stage: Stage) -> None:
    stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.DECISIONS)
    stage.press("client_new_decision")
    for name in ("paragraph", "scope", "frequency", "goal", "purpose"):
        stage.write(f"decision_{name}", "Prov")
    for name, text in (("from", "2026-12-01"), ("week", "3"), ("month", "13")):
        stage.write(f"decision_{name}", text)
    stage.press("decision_act")
    assert "är redan beviljad" in seen(stage.page.forms.form)
    old = services_of(stage.world, "handlaggare").decisions.of_client(stage.people["unread"].id)
    replaces = stage.find(f"decision_replaces_{old[0].decision.id}")
    replaces.setFocus()
    stage.qtbot.keyClick(replaces, Qt.Key.Key_Space)
    stage.press("decision_act")
    decided = services_of(stage.world, "handlaggare").decisions.of_client(stage.people["unread"].id)
    ends = {one.decision.valid_from: one.decision.valid_to for one in decided}
    assert ends[dt.date(2026, 3, 1)] == dt.date(2026, 11, 30)
    assert ends[dt.date(2026, 12, 1)] is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("14", 840),
        ("2,5", 150),
        ("0.25", 15),
        ("0", None),
        ("-1", None),
        ("x", None),
        ("1e9", None),
    ],
)
def test_that_hours_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert read_hours(text) == minutes


@pytest.mark.rule("GOT-10")
def test_that_the_next_card_says_what_it_lacks_before_it_is_issued(stage: Stage) -> None:
    page = stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.CARD)
    assert "2 uppgifter saknas" in stage.find("client_card_missing").accessibleName()
    stage.press("client_issue")
    act = stage.find("issue_act")
    assert act.accessibleDescription() == "Skriv varför ett nytt kort utfärdas."
    stage.write("issue_reason", "Ny vecka")
    assert "saknas ska stå som saknas" in act.accessibleDescription()
    for group in (CardGroup.REPRESENTATIVES, CardGroup.RELATIVES):
        stage.qtbot.keyClick(stage.find(f"issue_missing_{group}"), Qt.Key.Key_Space)
    assert act.isEnabled()
    stage.press("issue_act")
    assert [held.about for held in stage.heard.held] == ["K-10002, version 2"]
    assert len(issues(stage, "unread")) == 1
    stage.heard.held[0].act()
    stage.wait()
    assert [one.number for one in issues(stage, "unread")] == [1, 2]
    assert issues(stage, "unread")[-1].reason == "Ny vecka"
    assert stage.heard.said[-1] == "Personkort version 2 är utfärdat"
    assert page.detail.card_tab.next.issue.label == "Utfärda version 3…"


def test_that_an_issue_that_is_taken_back_never_happened(stage: Stage) -> None:
    stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.CARD)
    stage.press("client_issue")
    stage.write("issue_reason", "Prov")
    stage.press("issue_act")
    stage.heard.held[0].undo()
    assert len(issues(stage, "whole")) == 2
    assert stage.heard.said[-1] == "Personkortet utfärdades inte"


def test_that_a_card_issued_meanwhile_is_not_issued_over(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.CARD)
    stage.press("client_issue")
    stage.write("issue_reason", "Prov")
    stage.press("issue_act")
    issue(stage.world, stage.people["whole"], "En annan hann före")
    stage.heard.held[0].act()
    stage.wait()
    assert len(issues(stage, "whole")) == 3
    assert "utfärdades av någon annan" in page.detail.refusal.accessibleName()


def test_that_a_recall_asks_and_leaves_no_card_in_force(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.CARD)
    stage.heard.questions.replies = [Reply(acted=False), Reply(acted=True)]
    stage.press("client_recall")
    assert issues(stage, "whole")[-1].status is CardStatus.ISSUED
    stage.press("client_recall")
    assert stage.heard.questions.asked[-1].removes
    assert issues(stage, "whole")[-1].status is CardStatus.RECALLED
    assert not stage.find("client_print_card").isEnabled()
    assert not page.detail.card_tab.history.recall.isEnabled()


def test_that_notes_are_saved_and_stand_on_the_card_only_when_ticked(stage: Stage) -> None:
    page = stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.CARD)
    assert stage.find("client_notes_save").accessibleDescription() == "Inget är ändrat."
    stage.write("client_health", "Ser illa")
    stage.press("client_notes_save")
    notes = stored_notes(stage, "unread")
    assert (notes.health_and_safety, notes.health_and_safety_ticked) == ("Ser illa", False)
    assert page.client.parts.draft.preview.content.health_and_safety == ""
    stage.qtbot.keyClick(stage.find("client_health_ticked"), Qt.Key.Key_Space)
    stage.press("client_notes_save")
    assert page.client.parts.draft.preview.content.health_and_safety == "Ser illa"
    assert stage.heard.said[-1] == "Uppgifterna till kortet är sparade"


def test_that_what_is_being_written_survives_a_reload_another_person_and_a_kill(
    stage: Stage,
) -> None:
    page = stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.CARD)
    stage.write("client_keys", "En nyckel")
    page.client.open(stage.people["unread"].id)
    stage.wait()
    assert stage.find("client_keys").toPlainText() == "En nyckel"
    stage.choose("whole")
    assert stage.find("client_keys").toPlainText() == "Två nycklar, kvitterade"
    stage.choose("unread")
    assert stage.find("client_keys").toPlainText() == "En nyckel"
    again = stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.CARD)
    assert again.detail.card_tab.notes.keys.toPlainText() == "En nyckel"
    assert again.detail.card_tab.notes.is_changed
    stage.press("client_notes_save")
    assert stored_notes(stage, "unread").keys_and_alarm == "En nyckel"
    drafts = services_of(stage.world, "handlaggare").drafts
    assert drafts.mine() == []


def other_writes(stage: Stage, name: str, keys: str) -> None:
    """The same person at another computer."""
    old = stored_notes(stage, name)
    services_of(stage.world, "handlaggare").cards.save_notes(
        SaveCardNotes(
            op_id=op(),
            client_id=stage.people[name].id,
            seen_version=old.version if old else None,
            health_and_safety="",
            health_and_safety_ticked=False,
            keys_and_alarm=keys,
        )
    )


@pytest.mark.parametrize("since", ["writing", "a kill"])
def test_that_notes_never_go_over_what_another_wrote_unseen(stage: Stage, since: str) -> None:
    other_writes(stage, "unread", "Nyckel på kontoret")
    page = stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.CARD)
    stage.write("client_keys", "En nyckel")
    if since == "a kill":
        page.detail.card_tab.notes.keep_now()
        stage.wait()
        page = stage.open()
    other_writes(stage, "unread", "Nyckelskåp, koden hos nattpatrullen")
    if since == "a kill":
        stage.choose("unread")
        stage.to_tab(seeing.CARD)
    for _reload in range(2):
        page.client.open(stage.people["unread"].id)
        stage.wait()
    stage.press("client_notes_save")
    assert stored_notes(stage, "unread").keys_and_alarm == "Nyckelskåp, koden hos nattpatrullen"
    assert stage.find("client_keys").toPlainText() == "En nyckel"
    assert "Nu står det Nyckelskåp, koden hos nattpatrullen." in uidump.dump(page)
    stage.press("client_notes_save")
    assert stored_notes(stage, "unread").keys_and_alarm == "En nyckel"
    assert "Nu står det" not in uidump.dump(page)


def test_that_the_orders_of_the_person_lead_to_the_orders_page(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.ORDERS)
    words = seen(page)
    for number in ("B-2026-0041", "B-2026-0058", "B-2026-0060"):
        assert number in words
    table = page.detail.orders.table
    table.selectRow(0)
    stage.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert stage.heard.places[-1].page == "orders"
    assert stage.heard.places[-1].key == str(page.detail.orders.rows.row(table.currentIndex()).id)


@pytest.mark.parametrize("percent", [100, 130])
def test_that_every_form_fits_a_low_window(stage: Stage, theme, percent: int) -> None:
    theme.set_percent(percent)
    page = stage.open()
    grab(page, 1024, 600)
    stage.choose("whole")
    for tab in (seeing.CARD, seeing.DECISIONS):
        stage.to_tab(tab)
    forms = page.forms
    openers = (
        forms.open_register,
        forms.open_decision,
        forms.open_issue,
        lambda: forms.open_for_people("contact", None),
        lambda: forms.open_for_people("person", None),
    )
    for opener in openers:
        opener()
        stage.wait()
        form: QWidget = forms.form
        grab(form, form.width(), form.height())
        assert form.height() <= 600
        assert uidump.elided(form) == []
        assert uidump.unreachable(form) == []
        assert uidump.unexplained(form) == []
        assert uidump.pale(form) == []
