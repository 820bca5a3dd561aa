"""The part on dues: every fault is told with its place before the site starts."""

import pytest

from hanse.members.charter.reading import CharterError, parse_charter
from tests.members.charter.test_scale import WEGO


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("'< 500000',          1000", "'< 500000 people',   1000"), r"dues, scale, .*rule 4, input 3.*“?people"),
        (("'[500000..1500000)'", "'kind = 3'"), "rule 5, input 3.* cannot compare"),
        (('"low"', '"lo"'), "dues, scale, rule 1: there is no income group “lo”; there are: low,"),
        (("'\"corporate\"'", "'\"corporat\"'"), "dues, scale, rule 9: there is no kind “corporat”"),
        (("['\"corporate\"'", "# ['\"corporate\"'"), 'dues, scale: no rule holds for kind = "corporate"'),
        (('policy = "first"', 'policy = "unique"'), "dues, scale: rules 1 and 4 both hold for"),
        (('policy = "first"', 'policy = "any"'), "dues, scale, policy: .*first"),
        (("3000, {", "{"), "dues, scale, rule 9: give a cell for each of kind, income group, population, the amount"),
        (("3000, {", "-1, {"), "dues, scale, rule 9: the amount must be 0 or more"),
        (('"USD"', '"USX"'), "dues, currency: there is no currency “USX”"),
        (("due_days = 60", 'due_days = 60\ndue_on = "02-29"'), "dues, due_on: there is no day “02-29”"),
        (("[-14, 7, 45]", "[-14, 7, 100]"), "dues, reminder_days 100: comes after `grace_days`"),
        (("grace_days = 90", "grace_days = -1"), "dues, grace_days: "),
        (('"population"]', '"people"]'), "dues, scale, inputs 3: “people”"),
        (('arrears_take = ["vote"]', 'arrears_take = ["voting"]'), "dues, arrears_take 1: .*voting"),
    ],
)
def test_a_fault_is_told_with_its_place(change: tuple[str, str], fault: str) -> None:
    assert change[0] in WEGO
    with pytest.raises(CharterError, match=fault):
        parse_charter(WEGO.replace(*change), "network.toml")


def test_a_network_without_this_part_asks_for_no_dues() -> None:
    assert parse_charter(WEGO[: WEGO.index("[dues]")], "network.toml").dues is None
