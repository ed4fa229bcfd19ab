"""F95: a removal that is killed has happened wholly or not at all; a hundred kills are in docs."""

import re

from tests.gates import kill_removal


def test_that_a_killed_removal_is_whole_or_was_not_begun(capsys):
    assert kill_removal.main(["--kills", "8"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert re.fullmatch(r"8 kills, \d removed, \d not begun, 0 in between", last)
