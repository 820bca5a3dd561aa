"""The scale of dues: the row that holds, and what must be known to say which."""

from decimal import Decimal
from pathlib import Path

import pytest

from hanse.members.charter.dues import Dues
from hanse.members.charter.reading import parse_charter
from hanse.members.charter.scale import Charge, Lacking, ScaleError

WEGO = Path("src/hanse/network/wego/network.toml").read_text(encoding="utf-8")


def dues(change: tuple[str, str] = ("", "")) -> Dues:
    found = parse_charter(WEGO.replace(*change), "network.toml").dues
    assert found is not None
    return found


def known(kind: str, income: str | None = None, people: int | None = None) -> dict[str, object]:
    return {"kind": kind, "income group": income, "population": None if people is None else Decimal(people)}


@pytest.mark.parametrize(
    ("member", "row"),
    [
        (known("full", "low", 9_000_000), 1),
        (known("full", "lower_middle", 499_999), 2),
        (known("full", "lower_middle", 500_000), 3),
        (known("full", "high", 499_999), 4),
        (known("full", "high", 500_000), 5),
        (known("full", "high", 1_500_000), 6),
        (known("corporate"), 9),
        (known("full", "low"), 1),
    ],
)
def test_the_first_row_that_holds_says_the_amount(member: dict[str, object], row: int) -> None:
    charge = dues().scale.charge(member)

    assert isinstance(charge, Charge)
    assert charge.row == row


@pytest.mark.parametrize(
    ("member", "what"),
    [
        (known("full", "high"), ("population",)),
        (known("full", None, 80_000), ("income group",)),
        (known("full"), ("income group", "population")),
    ],
)
def test_what_decides_and_is_not_known_is_told_and_no_row_holds_by_accident(
    member: dict[str, object], what: tuple[str, ...]
) -> None:
    assert dues().scale.charge(member) == Lacking(what)


def test_an_amount_may_be_reckoned_and_needs_what_it_reckons_with() -> None:
    scale = dues(('300, { en = "Friend', "'population * 0.001', { en = \"Friend")).scale

    charge = scale.charge(known("friendship", None, 12_345))
    assert isinstance(charge, Charge)
    assert charge.amount == Decimal("12.35")
    assert scale.charge(known("friendship")) == Lacking(("population",))


def test_a_kind_that_no_row_knows_and_an_amount_below_nothing_are_refused() -> None:
    with pytest.raises(ScaleError, match="honorary"):
        dues().scale.charge(known("honorary", "low", 1))
    with pytest.raises(ScaleError, match=r"row 9: .* is -5"):
        dues(("3000, {", "'-5', {")).scale.charge(known("corporate"))


def test_the_rows_can_be_read_out_and_one_that_is_worked_out_names_no_amount() -> None:
    rows = dues(("'-',                  600,", "'-', 'population / 1000',")).scale.rows()

    assert [amount for _name, amount in rows] == [0, 300, None, 1000, 1500, 2500, 0, 300, 3000]
    assert str(rows[8][0].in_language("fr")) == "Membres entreprises"
