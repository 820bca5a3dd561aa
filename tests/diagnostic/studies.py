"""Made-up cities whose index can be studied, small enough for every test, and what keeps blocks of a study."""

from collections.abc import Iterator, Sequence

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.study.carrying_out import InMemory, carry_out
from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.engine.study.settings import Settings
from hanse.diagnostic.engine.study.studies import Block, Study, study_of
from hanse.questions.spec.answer import Answer
from tests.diagnostic.ceds import CEDS

CITIES = 12


def answers(cities: int = CITIES, *, seed: int = 0) -> Answers:
    """Single choices at random; some cities have left a whole field open."""
    draw = np.random.default_rng(seed)
    asked = [one for one in CEDS.questions if one.kind == "single"]
    sheets = [{one.key: Answer.answered(one.key, int(draw.integers(1, 6))) for one in asked} for _ in range(cities)]
    for sheet in sheets[::4]:
        for one in asked:
            if CEDS.indicators[one.key] == "gov_vision":
                del sheet[one.key]
    names = tuple(f"c{number}" for number in range(1, cities + 1))
    return gathered(CEDS.questions, Units(("city",), tuple((name,) for name in names), names), sheets)


ANSWERS = answers()


def tables_of(settings: Settings, given: Answers = ANSWERS, *, seed: int = 0) -> Tables:
    return carry_out(study_of(settings, CEDS, given, seed=seed), InMemory())


def backwards(study: Study, numbers: Sequence[int]) -> Iterator[tuple[int, Block]]:
    """Blocks in the other order than they are asked for, as workers of a cluster may end them."""
    for number in reversed(numbers):
        yield number, study.block(number)


def same(one: Tables, other: Tables) -> None:
    """Asserts that two studies came to the same tables, to the last digit."""
    assert list(one) == list(other)
    for name, table in one.items():
        assert (table.rows, table.columns) == (other[name].rows, other[name].columns)
        np.testing.assert_array_equal(table.values, other[name].values)
