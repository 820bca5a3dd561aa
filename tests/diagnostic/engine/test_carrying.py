"""What of an answer another version of a questionnaire can read."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.carrying import carried
from hanse.diagnostic.engine.model.correspondence import Becomes, Correspondence, Source, Target
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.questions.spec.answer import Answer
from tests.diagnostic.samples import QUESTIONS, framework

OTHER = (
    QUESTIONS.replace("      - {value: 5, text: Reviewed every year}\n", "")
    .replace("    not_applicable: {allowed: true, hint: No requests are counted}\n", "")
    .replace("key: channels\n", "key: ways\n")
)


@pytest.fixture
def old(tmp_path):
    return questionnaire(framework(tmp_path, QUESTIONS))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return questionnaire(framework(tmp_path_factory.mktemp("whole"), QUESTIONS))


@pytest.fixture
def new(tmp_path):
    return questionnaire(framework(tmp_path, OTHER, "other.yaml"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer.answered("plan_status", 4),
        Answer.answered("online_share", Decimal(30)),
        Answer.answered("plan_parts", ("goals", "people")),
        Answer.unknown("online_share", "IT"),
    ],
)
def test_what_both_versions_know_is_carried_unchanged(old, new, answer):
    assert carried({answer.key: answer}, old, new) == {answer.key: answer}


@pytest.mark.parametrize(
    "answer",
    [
        Answer.answered("plan_status", 5),
        Answer.not_applicable("online_share", "No requests"),
        Answer.answered("channels", {"phone": 1, "desk": 2}),
    ],
)
def test_an_option_a_reason_or_a_question_that_is_gone_counts_as_missing(old, new, answer):
    assert carried({answer.key: answer}, old, new) == {}


ROWS, COLUMNS = ("phone", "desk"), (1, 2, 3)


def of_channels(rows, columns) -> Correspondence:
    """The matrix becomes itself, with rows and columns renamed."""
    target = Target("channels", (Source("channels", rows=rows, columns=columns),), Becomes.KEPT)
    return Correspondence(("sample", "1"), ("sample", "1"), {"channels": target}, is_whole=False)


def tables(values):
    """Every value becomes one of them or nothing; None for no table at all."""
    return st.none() | st.fixed_dictionaries({value: st.sampled_from([*values, None]) for value in values})


@settings(max_examples=60, deadline=None)
@given(
    given_=st.dictionaries(st.sampled_from(ROWS), st.sampled_from(COLUMNS), min_size=1),
    rows=st.none() | st.permutations([*ROWS, None]).map(lambda order: dict(zip(ROWS, order, strict=False))),
    columns=tables(COLUMNS),
)
def test_a_row_of_a_matrix_goes_over_where_it_and_its_column_have_a_counterpart(whole, given_, rows, columns):
    here, there = rows or dict(zip(ROWS, ROWS, strict=True)), columns or dict(zip(COLUMNS, COLUMNS, strict=True))
    wanted = {here[row]: there[column] for row, column in given_.items() if here[row] and there[column]}

    found = carried({"channels": Answer.answered("channels", given_)}, whole, whole, of_channels(rows, columns))

    assert found == ({"channels": Answer.answered("channels", wanted)} if wanted else {})
