import pytest
from pydantic import ValidationError

from hanse.diagnostic.api.roadmaps.wishes import Wishes
from hanse.diagnostic.queries.roadmaps.laid_down import MOST_MONEY
from tests.diagnostic.api.roadmaps.conftest import LAYING


def test_wishes_come_back_as_they_were_sent():
    sent = {
        **LAYING["wishes"],
        "at_once": 4,
        "locked": {"document_system": 2, "basic_protection": None},
        "banned": ["counter_booking"],
        "quick_floor": 1,
        "aims": [{"node": "governance", "score": 60, "period": 2}],
        "prices": {"developer": 9_000},
    }
    given = Wishes.model_validate(sent)
    kept = given.laid_down()

    assert kept.wishes.budget == (400_000, 400_000)
    assert kept.wishes.locked == {"document_system": 1, "basic_protection": None}
    assert kept.city.prices["developer"] == pytest.approx(10_000)
    assert Wishes.of(kept) == given


@pytest.mark.parametrize("wrong", [{"rate": 1e-320}, {"rate": 0.01}, {"budget": [1e14]}, {"budget": [float("nan")]}])
def test_sums_that_no_city_has_are_refused(wrong):
    with pytest.raises(ValidationError):
        Wishes.model_validate(LAYING["wishes"] | wrong)


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.7, 0.9, 3.3, 1e6])
def test_the_most_that_is_taken_comes_back(rate):
    given = Wishes.model_validate(LAYING["wishes"] | {"rate": rate, "budget": [MOST_MONEY]})
    assert Wishes.of(given.laid_down()) == given
