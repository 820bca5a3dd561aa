"""What a new version changes is told in words, by part; running cases keep their own."""

from dataclasses import replace
from typing import Any

import pytest

from hanse.feel.tables.document import read_table
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.difference.difference import difference
from hanse.frame.spec.rules import Fee
from hanse.frame.spec.steps import Office, Transition
from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import FEE_TABLE, permit, t

OLD = permit()


def said(**changes: Any) -> list[str]:
    return [str(one) for one in difference(OLD, permit(version="1.1.0", **changes)).changes]


def with_part(parts: str, key: str, **more: Any) -> dict[str, Any]:
    return {parts: tuple(replace(one, **more) if one.key == key else one for one in getattr(OLD, parts))}


def works(*questions: Question) -> dict[str, Any]:
    return {"sections": (Section(key="works", title=t("The works"), questions=questions),)}


OWNER, AREA, EMAIL, *_ = OLD.sections[0].questions


def test_nothing_changed() -> None:
    found = difference(OLD, permit())

    assert found.changes == ()
    assert found.fault == ""
    assert str(found) == "Nothing has changed since 1.0.0."


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": t("Permit to build")}, "“title” is now “Permit to build”; it was “Building permit”"),
        (works(OWNER, replace(AREA, maximum=None), EMAIL), "question area: “maximum” is now nothing; it was 5000"),
        (works(OWNER, AREA, EMAIL, Question(key="name", kind="text", text=t("Name"))), "question name: is new (section works)"),
        (works(OWNER, EMAIL, AREA), "questions: are asked in another order"),
        (works(replace(OWNER, options=OWNER.options[::-1]), AREA, EMAIL), "question owner: the order of “options” is another"),
        (with_part("transitions", "refuse", when="area > 3"), "transition refuse: “when” is now “area > 3”; it was nothing"),
        (with_part("transitions", "refuse", questions=(), tells=("safe",)), "question grounds: is no longer asked (transition refuse)"),
        (with_part("transitions", "refuse", by="fire"), "transition refuse: “by” is now “fire”; it was “building”"),
        (with_part("states", "paying", deadline=Deadline(days=20, working=False, then="lapse")),
         "state paying, deadline: “days” is now 20; it was 30"),
        (with_part("states", "checking", deadline=None), "state checking: “deadline” is now nothing"),
        (with_part("documents", "permit_letter", paragraphs=(t("Build."),)),
         "document permit_letter: “paragraphs” now has “Build.”"),
        ({"offices": (*OLD.offices, Office(key="legal", title=t("Legal")))}, "office legal: is new"),
        ({"translations": Translations("fr", {})}, "texts: are now in “fr”; they were in “en”"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_its_part(changes: dict[str, Any], says: str) -> None:
    assert any(one.startswith(says) for one in said(**changes)), said(**changes)


def test_rows_of_a_fee_are_told_one_by_one() -> None:
    rules = [["< 20", 0], ["[20..100)", 180], ["[100..200]", 300], ["> 200", "area"]]
    dearer = Fee(table=read_table({**FEE_TABLE, "rules": rules}), currency="EUR", due_in="paying")

    changes = said(fee=dearer, scenarios=())

    assert "fee, row 1: " not in " ".join(changes)
    assert "fee, row 2: is no longer there; it was [20..100) | 150" in changes
    assert "fee, row 4: is new: > 200 | area" in changes


def test_a_change_without_a_new_version_is_a_fault_that_names_the_next() -> None:
    found = difference(OLD, permit(title=t("Permit to build")))

    assert found.fault == "Something has changed, but the version is still 1.0.0; raise it, to 1.0.1 or more."
    assert difference(OLD, permit(version="1.0.10", title=t("Permit to build"))).fault == ""


def test_a_version_that_goes_back_is_a_fault() -> None:
    assert "went back from 1.0.0 to 0.9.0" in difference(OLD, permit(version="0.9.0")).fault


def test_running_cases_keep_their_version() -> None:
    assert "Cases that began under 1.0.0 keep it." in str(
        difference(OLD, permit(version="2.0.0", title=t("Permit to build")))
    )


def test_what_running_cases_share_with_the_new_version_is_told() -> None:
    def admit() -> None: ...

    calling = permit(outcomes={"admit": admit}, **with_part("transitions", "refuse", outcome="admit"))
    other = permit(version="2.0.0", register=replace(OLD.register, key="buildings"))

    running = [str(one) for one in difference(calling, other).running]

    assert "transition refuse: running cases still call the outcome “admit”: keep it" in running
    assert "register permits: running cases still write their records into it: keep it" in running


def test_a_question_whose_key_gets_another_kind_is_told() -> None:
    wordy = Question(key="email", kind="number", text=EMAIL.text)

    running = difference(OLD, permit(version="2.0.0", scenarios=(), email="", **works(OWNER, AREA, wordy))).running

    assert "give the new question a new key" in str(running[0])


def test_every_field_that_differs_is_seen() -> None:
    step = Transition(key="x", title=t("X"), sources=("a",), target="b", by="c")
    changed = replace(step, title=Text("x", "Y"), sources=("d",), target="e", by="f", when="g", after_opinions=True,
                      together=2, document="h", registers=True, outcome="i", hint=t("J"))  # fmt: skip
    old, new = replace_transitions(step), replace_transitions(changed)

    assert len(difference(old, new).changes) == 12


def replace_transitions(step: Transition) -> Any:
    procedure = permit()
    object.__setattr__(procedure, "transitions", (step,))
    return procedure
