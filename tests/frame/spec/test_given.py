"""Answers as a program sends them: what is taken, and that whatever is sent is answered with words."""

from datetime import date

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hanse.frame.spec.export.submission import submission_schema
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.given import Mistake, read_given, references_in
from hanse.frame.spec.playing import read_answers
from hanse.frame.tools.carried import templates
from hanse.kernel.texts import Text
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import FileRef
from hanse.questions.spec.checking import value_to_json
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire, Section
from tests.frame.samples import permit, t

TODAY = date(2026, 3, 2)
PERMIT = permit().questionnaire
READER = reader_in("en")
PLAN = FileRef("7", "plan.pdf", "application/pdf", 18)
ALL = {key: read_procedure(folder) for key, folder in templates().items()}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "amount", "name", "at", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def read(answers: dict[str, object], wanted: Questionnaire = PERMIT, **files: FileRef):
    return read_given(wanted, answers, files, today=TODAY, reader=READER)


def household() -> Questionnaire:
    parts = (
        Question(key="name", kind="text", text=t("Name")),
        Question(key="payslip", kind="file", text=t("Payslip"), optional=True),
    )
    group = Question(key="people", kind="group", text=t("People"), of=parts, minimum=2)  # type: ignore[arg-type]
    return Questionnaire(
        key="home",
        version="1.0.0",
        title=Text("home", "Home"),
        sections=(Section(key="a", title=t("A"), questions=(group,)),),
    )


def test_what_is_right_is_taken() -> None:
    found = read({"owner": "yes", "area": 12, "email": "a@example.org", "drawing": [{"id": "ref"}]}, ref=PLAN)

    assert found.mistakes == ()
    assert found.answers["drawing"].value == (PLAN,)


def test_null_and_nothing_are_not_given() -> None:
    found = read({"owner": None, "area": 12, "email": "", "drawing": []})

    assert [one.question for one in found.mistakes] == ["owner", "email"]
    assert {one.detail for one in found.mistakes} == {"Answer this question."}


def test_a_strange_name_stands_in_its_pointer_as_the_standard_says() -> None:
    assert read({"a/b~c": 1}).mistakes[0] == Mistake("", "/answers/a~1b~0c", "There is no question “a/b~c” here.")


def test_what_is_not_complete_is_told_though_it_could_be_kept() -> None:
    found = read({"people": [{"name": "Ann"}]}, household())

    assert [(one.where, one.detail) for one in found.mistakes] == [
        ("/answers/people", "At least 2 entries are needed. So far: 1.")
    ]


def test_files_of_a_groups_entries_are_found_and_a_wrong_one_is_told_where_it_stands() -> None:
    people = [{"name": "Ann", "payslip": [{"id": "ref"}]}, {"name": "Bo", "payslip": [{"id": "other"}]}]

    found = read({"people": people}, household(), ref=PLAN, other=PLAN)
    wrong = read({"people": people}, household(), ref=PLAN)

    assert list(references_in(household(), {"people": people})) == ["ref", "other"]
    assert found.mistakes == ()
    assert found.answers["people"].value[0]["payslip"] == (PLAN,)  # type: ignore[index, call-overload, union-attr]
    assert [one.where for one in wrong.mistakes] == ["/answers/people/1/payslip"]


@pytest.mark.parametrize("key", ALL)
def test_the_templates_own_scenarios_are_taken_in_the_shape_of_the_schema(key: str) -> None:
    procedure = ALL[key]
    schema = Draft202012Validator(submission_schema(procedure))
    for scenario in procedure.scenarios:
        answers = read_answers(procedure, scenario.answers)
        files = {file.id: file for one in answers.values() for file in _files(one.value)}
        sent = {name: value_to_json(procedure.questions[name], one) for name, one in answers.items()}

        found = read_given(procedure.questionnaire, sent, files, today=TODAY, reader=READER)

        assert [one.message for one in schema.iter_errors(sent)] == []
        assert found.mistakes == () or {one.question for one in found.mistakes} <= set(sent), scenario.key
        assert {name: one.value for name, one in found.answers.items()} == {
            name: one.value for name, one in answers.items() if name in found.answers
        }


@pytest.mark.parametrize("key", ALL)
@settings(max_examples=10)
@generated(data=st.data())
def test_whatever_is_sent_is_taken_or_told(key: str, data: st.DataObject) -> None:
    procedure = ALL[key]
    sent = data.draw(st.dictionaries(st.sampled_from([*procedure.questions, "strange"]), JSON, max_size=4))

    found = read_given(procedure.questionnaire, sent, {}, today=TODAY, reader=READER)

    assert all(one.detail and one.where.startswith("/answers/") for one in found.mistakes)
    assert set(found.answers) <= set(sent)


def _files(value: object) -> list[FileRef]:
    if isinstance(value, FileRef):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [file for one in values for file in _files(one)]
