import numpy as np

from hanse.diagnostic.engine.answers import Answers, Units, rows_of
from hanse.diagnostic.engine.joining import joined
from hanse.diagnostic.engine.scoring import score
from tests.diagnostic.ceds import CEDS
from tests.diagnostic.studies import ANSWERS, CITIES


def test_parts_joined_are_the_whole():
    parts = [_some(range(5)), _some(range(5, 6)), _some(range(6, CITIES))]

    whole = joined(parts)

    assert whole.units == ANSWERS.units or whole.units.keys == ANSWERS.units.keys
    np.testing.assert_array_equal(score(CEDS, whole).climbed.scores, score(CEDS, ANSWERS).climbed.scores)


def _some(places):
    keys = tuple(ANSWERS.units.keys[place] for place in places)
    inputs = {key: rows_of(given, np.array(places)) for key, given in ANSWERS.inputs.items()}
    return Answers(Units(("city",), keys, tuple(key[0] for key in keys)), inputs)
