"""What the form of a scenario does not ask is kept, at its time, when the scenario is laid down anew."""

from decimal import Decimal

from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Aim, Wishes
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.wishes import laid_down
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown, to_json

ANSWERS = {
    "step": "12", "currency": "USD", "rate": Decimal(1), "inhabitants": 400_000, "income": "high",
    "budget": [Decimal(400_000)] * 3, "posts": {"it": Decimal(2)}, "at_once": None, "quick_floor": None,
    "aim_score": Decimal(60), "aim_year": 2,
}  # fmt: skip


def before(months: int = 12, **wishes: object) -> Roadmap:
    laid = LaidDown(Wishes(budget=(1.0,) * 12, posts={}, **wishes), Circumstances(1, "low", {"expert": 9.0}))  # type: ignore[arg-type]
    return Roadmap(period_months=months, periods=12, wishes=to_json(laid))


def test_an_aim_at_a_part_stays_beside_the_one_that_the_form_asks_for():
    old = before(aims=(Aim("services", 50.0, 2), Aim("whole", 70.0, 0)))

    _calendar, laid = laid_down(ANSWERS, "whole", old)

    assert laid.wishes.aims == (Aim("whole", 60.0, 1), Aim("services", 50.0, 2))
    assert laid.city.prices == {"expert": 9.0}


def test_what_is_fixed_keeps_its_time_when_years_become_quarters():
    old = before(locked={"portal": 2, "any time": None}, aims=(Aim("services", 50.0, 1),))

    calendar, laid = laid_down({**ANSWERS, "step": "3"}, "whole", old)

    assert calendar == Calendar(12, 3)
    assert laid.wishes.locked == {"portal": 8, "any time": None}
    assert laid.wishes.aims == (Aim("whole", 60.0, 7), Aim("services", 50.0, 7))


def test_what_lies_beyond_the_last_year_goes():
    old = before(locked={"portal": 3}, aims=(Aim("services", 50.0, 3),))

    assert laid_down(ANSWERS, "whole", old)[1].wishes.locked == {}
    assert laid_down(ANSWERS, "whole", old)[1].wishes.aims == (Aim("whole", 60.0, 1),)


def test_what_is_fixed_keeps_its_year_when_quarters_become_years():
    old = before(3, locked={"portal": 6}, aims=(Aim("services", 50.0, 6),))

    wishes = laid_down(ANSWERS, "whole", old)[1].wishes

    assert wishes.locked == {"portal": 1}
    assert wishes.aims[1] == Aim("services", 50.0, 1)
