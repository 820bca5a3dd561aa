import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.answers import (
    Answers,
    Choices,
    Matrices,
    Numbers,
    Sets,
    Truths,
    Units,
    texts,
)
from hanse.diagnostic.method.runs.answers import AnswersError, answers_from, answers_json, told_answers
from tests.diagnostic.ceds import CEDS
from tests.diagnostic.samples import TABLE
from tests.diagnostic.studies import ANSWERS

N = 4
FLOATS = st.lists(st.floats(allow_infinity=False), min_size=N, max_size=N).map(np.array)
STATES = st.lists(st.integers(0, 3), min_size=N, max_size=N).map(lambda found: np.array(found, dtype=np.int8))
OPTIONS = (1, "two", 3)


def codes(*shape):
    size = int(np.prod(shape))
    found = st.lists(st.integers(-1, 2), min_size=size, max_size=size)
    return found.map(lambda one: np.array(one, dtype=np.int16).reshape(shape))


FLAGS = codes(N, 3).map(lambda found: found > 0)
INPUTS = st.one_of(
    st.builds(Numbers, FLOATS, STATES),
    st.builds(Truths, FLOATS, STATES),
    st.builds(Choices, codes(N), STATES, st.just(OPTIONS)),
    st.builds(Sets, FLAGS, STATES, st.just(OPTIONS)),
    st.builds(Matrices, codes(N, 2), STATES, st.just(("a", "b")), st.just(OPTIONS)),
    st.lists(st.none() | st.text(), min_size=N, max_size=N).map(texts),
)
UNITS = Units(("city",), tuple((str(place),) for place in range(N)), tuple(map(str, range(N))))


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    from tests.diagnostic.samples import framework

    return framework(tmp_path_factory.mktemp("sample"), TABLE)


@settings(max_examples=40, deadline=None)
@given(given=INPUTS)
def test_every_kind_of_answer_comes_back_to_the_last_digit(table, given):
    written = json.loads(json.dumps(answers_json(Answers(UNITS, {"x": given})), allow_nan=False))

    found = answers_from(written, table).inputs["x"]

    assert type(found) is type(given)
    for name in type(given).__dataclass_fields__:
        one, other = getattr(found, name), getattr(given, name)
        if isinstance(other, np.ndarray):
            np.testing.assert_array_equal(one, other)
            assert one.dtype == other.dtype
        else:
            assert one == other


def changed(change):
    written = json.loads(json.dumps(answers_json(told_answers(CEDS, ANSWERS))))
    change(written)
    return written


def column(given, key="gov_strategy_status"):
    return given["columns"][key]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one["columns"].pop("gov_strategy_status"), "the question “gov_strategy_status” is missing"),
        (lambda one: column(one)["values"].pop(), "“gov_strategy_status”: there are 12 units, but 11 values"),
        (lambda one: column(one).update(states="0" * 11 + "9"), "“gov_strategy_status”: 9 is not a valid State"),
        (lambda one: column(one).update(options=[1, 2]), "its options are not those of the framework"),
        (lambda one: column(one)["values"].__setitem__(0, 77), "there is no option 77"),
        (lambda one: column(one).update(kind="guess"), "lacks or does not know 'guess'"),
        (lambda one: one["units"].__setitem__(0, ["c2"]), "a unit stands twice"),
    ],
)
def test_a_faulty_column_is_named(change, said):
    with pytest.raises(AnswersError, match=said):
        answers_from(changed(change), CEDS)


def test_what_people_wrote_in_their_own_words_is_not_told():
    worded = {one.key for one in CEDS.questions} - set(told_answers(CEDS, ANSWERS).inputs)

    kinds = {one.kind for one in CEDS.questions if one.key in worded}
    assert not kinds & {"single", "multiple", "matrix", "number"}
