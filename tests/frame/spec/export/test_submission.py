"""The JSON Schema of a submission takes what the runner stores, kind by kind, and refuses what it refuses."""

import pytest
from jsonschema import Draft202012Validator

from hanse.frame.spec.export.submission import answer_schema, submission_schema
from hanse.frame.spec.walking.examples import example
from hanse.questions.spec.checking import value_to_json
from hanse.questions.spec.kinds.registry import kinds
from tests.frame.samples import permit
from tests.frame.spec.walking.test_examples import question

GOOD = {"owner": "yes", "area": 120, "email": "a@example.org"}


@pytest.mark.parametrize("kind", kinds())
def test_the_schema_of_each_kind_takes_an_answer_as_it_is_stored(kind: str) -> None:
    asked = question(kind)
    found = example(asked)
    assert found is not None
    assert found.answer is not None

    Draft202012Validator(answer_schema(asked)).validate(value_to_json(asked, found.answer))


def test_it_is_a_schema_and_takes_a_submission() -> None:
    Draft202012Validator.check_schema(submission_schema(permit()))
    assert Draft202012Validator(submission_schema(permit())).is_valid(GOOD)


@pytest.mark.parametrize(
    "wrong",
    [{"owner": "perhaps"}, {"area": 0}, {"area": 1.5}, {"area": "many"}, {"email": ""}, {"admin": True}],
    ids=str,
)
def test_it_refuses_what_no_answer_is(wrong: dict[str, object]) -> None:
    assert not Draft202012Validator(submission_schema(permit())).is_valid({**GOOD, **wrong})


def test_it_wants_every_question_that_is_always_asked() -> None:
    assert not Draft202012Validator(submission_schema(permit())).is_valid({"owner": "yes"})
