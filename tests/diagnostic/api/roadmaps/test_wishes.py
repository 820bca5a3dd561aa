import pytest

from hanse.diagnostic.api.roadmaps.wishes import Wishes
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
