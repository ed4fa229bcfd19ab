"""A template that could not be filled is refused when it is loaded."""

import pytest

from app.access.roles import Role
from app.messages.templates import PLACEHOLDERS, read_template, shipped_templates

GOOD = """
title = "Rubrik"
to_role = "provider"
about = "order"
subject = "Om {order_number}"
body = "Hej {unit}, om {order_number}"
"""


def test_that_a_good_template_tells_its_places_in_order() -> None:
    template = read_template("x", GOOD)
    assert template.placeholders == ("order_number", "unit")
    assert template.to_role is Role.PROVIDER


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{unit}", "{name}"),
        ("{unit}", "{0}"),
        ("{unit}", "{}"),
        ('to_role = "provider"', 'to_role = "boss"'),
        ('about = "order"', 'about = "weather"'),
        ('about = "order"', 'about = "order"\nextra = "x"'),
        ('title = "Rubrik"', ""),
        ('title = "Rubrik"', 'title = ""'),
        ("{unit}", "{unit"),
    ],
)
def test_that_a_template_that_cannot_be_filled_is_refused(old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"template x|unexpected|is not a valid"):
        read_template("x", GOOD.replace(old, new))


def test_that_the_templates_of_the_spine_are_there_and_hold_no_personal_places() -> None:
    assert {
        "fee_right_date",
        "fee_end",
        "fee_wrongly_ended",
        "misdirected_order",
        "case_handled",
        "order_sent",
        "receipt_confirmed",
    } <= set(shipped_templates())
    assert not {"name", "identity_number", "address", "phone"} & set(PLACEHOLDERS)
