"""Each fault that a declaration can have is refused when it is made, with its place and in words that say what to do."""

import inspect
import re
from dataclasses import replace
from typing import Any

import pytest

from hanse.feel.tables.document import read_table
from hanse.frame.spec.deadlines import Calendar, Deadline
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.prefilling import Lookup, Own, Prefill
from hanse.frame.spec.rules import Calculation, Fee
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Message, Office, Publication, State, Transition
from hanse.frame.spec.terms import Term
from hanse.kernel.texts import Translations
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import FEE_TABLE, permit, t

SOUND = permit()


def faults(**changes: Any) -> str:
    with pytest.raises(ProcedureError) as refused:
        permit(**changes)
    return str(refused.value)


def with_state(**more: Any) -> dict[str, Any]:
    return {"states": (*SOUND.states, State(**{"key": "more", "title": t("More"), **more}))}


def with_step(**more: Any) -> dict[str, Any]:
    step = {"key": "more", "title": t("More"), "sources": ("checking",), "target": "refused", "by": "building"}
    return {"transitions": (*SOUND.transitions, Transition(**{**step, **more}))}


def changed_state(key: str, **more: Any) -> dict[str, Any]:
    return {"states": tuple(replace(one, **more) if one.key == key else one for one in SOUND.states)}


BOND = Question(key="bond", kind="number", text=t("Bond"))


def with_table(results: tuple[Question, ...] = (BOND,), **more: Any) -> dict[str, Any]:
    document = {
        "table": "Bond",
        "givens": {"area": "number"},
        "outputs": [{"name": "bond", "type": "number"}],
        "rules": [["<= 20", 0], ["> 20", "area * 2"]],
    }
    return {"tables": (Calculation(key="bond", table=read_table({**document, **more}), results=results),)}


def with_lookup(matches: dict[str, str], *prefill: Prefill, key: str = "record") -> dict[str, Any]:
    return {"lookups": (Lookup(key=key, register="permits", matches=matches),), "prefill": prefill}


def with_public(**more: Any) -> dict[str, Any]:
    return {"public": Publication(**{"title": t("Granted"), "states": ("granted",), "answers": ("area",), **more})}


def with_term(**more: Any) -> dict[str, Any]:
    return {"terms": (Term(**{"key": "law", "title": t("The law"), "deadline": Deadline(days=9), **more}),)}


def short(words: str) -> Message:
    return Message(subject=t("A"), body=t("b"), short=t(words))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"key": "Permit"}, "lower-case letters"),
        ({"version": "1"}, "write it like 1.0.0"),
        ({"offices": ()}, "at least one office"),
        ({"offices": (*SOUND.offices, Office(key="fire", title=t("Fire")))}, "used twice"),
        ({"offices": (*SOUND.offices, Office(key="system", title=t("System")))}, "meaning of its own"),
        (with_step(target="nowhere"), "there is no state “nowhere”"),
        (with_step(by="bilding"), "there is no doer “bilding”; there are: building"),
        (with_step(document="letter"), "there is no document “letter”"),
        (with_step(tells=("nothing",)), "there is no question “nothing”"),
        (with_step(outcome="admit"), "there is no outcome “admit”"),
        (with_step(sources=()), "sources must be named"),
        (with_step(when="area >"), "line 1"),
        (with_step(when="aera > 3"), "area"),
        (with_step(by=SYSTEM, together=2), "cannot be asked or agree"),
        (with_step(by=APPLICANT, sources=("completing",), after_opinions=True), "asks for none"),
        (with_step(messages=(Message(subject=t("A {numbr}"), body=t("b")),)), "nothing stands for {numbr}"),
        ({"documents": (replace(permit().documents[0], paragraphs=(t("See {link}"),)),)}, "offices read it too"),
        (with_step(questions=(Question(key="area", kind="text", text=t("Area again")),)), "asked already"),
        (with_step(questions=(Question(key="paid", kind="text", text=t("Paid?")),)), "name of a value of every case"),
        (with_state(office="building"), "nothing leads to it"),
        (with_state(final=True), "nothing leads to it"),
        (changed_state("completing", waits=False), "nobody has it"),
        (changed_state("granted", final=False, office="building"), "nothing leads out of it"),
        (changed_state("checking", final=True), "can have no transition"),
        (changed_state("completing", deadline=Deadline(days=0)), "days must be 1 or more"),
        (
            changed_state("completing", deadline=Deadline(days=5, then="grant")),
            "does not lead out of the state completing",
        ),
        (changed_state("completing", deadline=Deadline(days=5, then="complete")), "must be made by the system"),
        (changed_state("completing", deadline=Deadline(from_answer="start")), "there is no question “start”"),
        (changed_state("completing", deadline=Deadline(from_answer="area")), "days are counted from a date alone"),
        (changed_state("completing", deadline=Deadline(before=2)), "say with from_answer which question has it"),
        (changed_state("completing", deadline=Deadline(days=1, before=2, from_answer="area")), "keep one of the two"),
        (with_term(deadline=Deadline(days=1, from_answer="area")), "cannot end with a date that is answered"),
        (with_table(givens={"arae": "number"}), "looks at “arae”, which is not known"),
        (with_table(results=()), "no question among the results says what the output “bond” is"),
        (with_table(results=(BOND, replace(BOND, key="loan"))), "the result “loan” is no output of the table"),
        (with_table(results=(replace(BOND, kind="file"),)), "a table cannot answer the kind file"),
        (with_table(results=(replace(BOND, optional=True),)), "nobody is asked “bond”"),
        (with_table(rules=[["< 20", 0], ["> 20", 1]]), "no rule holds for area = 20"),
        (with_step(questions=(replace(BOND, kind="text"),)) | with_table(), "the question bond is asked already"),
        (with_lookup({}), "say with matches which answers the record must have"),
        (with_lookup({"number": "nr"}), "there is no applicant's question “nr”"),
        (with_lookup({"number": "email"}, key="area"), "a question, or a value of every case, has this key"),
        (with_lookup({"number": "email"}, Prefill(question="area", lookup="record")), "which is not asked before"),
        (with_lookup({"number": "email"}, Prefill(question="area", lookup="found")), "there is no lookup “found”"),
        (with_lookup({"number": "email"}, Prefill(question="area")), "name one source"),
        (with_lookup({"number": "email"}, Prefill(question="area", identity=Own.EMAIL)), "answers the kinds: email"),
        (
            with_lookup({"number": "email"}, Prefill(question="drawing", service="permit")),
            "given by the person herself",
        ),
        (with_lookup({"number": "email"}, *[Prefill(question="area", service="permit")] * 2), "it is filled in twice"),
        (with_public(states=("gone",)), "there is no state “gone”"),
        (with_public(answers=("email",)), "the kind email says who somebody is"),
        (with_public(answers=()), "name the states in which a case is public"),
        (with_step(messages=(Message(subject=t("A"), body=t("b"), when="owner ="),)), "message 1, when"),
        (with_step(questions=(Question(key="other", kind="case", text=t("Which")),)), "who has signed in"),
        (with_term(pauses=("nowhere",)), "term law: there is no state “nowhere”"),
        (with_term(extended_by={"extend": 5}), "there is no transition “extend”"),
        (with_term(extended_by={"ask": 0}), "must give 1 day more"),
        (with_term(deadline=Deadline(days=0)), "term law, deadline: days must be 1 or more"),
        (with_term(deadline=Deadline(days=9, then="lapse")), "does not lead out of the state checking"),
        (with_term(deadline=Deadline(days=9, then="paid_up"), pauses=("checking", "completing")), "where it goes on"),
        (with_term(pauses=("paying", "checking", "completing")), "it never runs"),
        (with_term(pauses=("checking",), ends=("checking",)), "it is over with the state checking"),
        ({"calendar": Calendar(country="XX")}, "not known"),
        ({"calendar": Calendar(country="FR", subdivision="Nord")}, "there is no part “Nord”"),
        ({"email": "mail"}, "there is no applicant's question “mail”; there are: email"),
        ({"email": "area"}, "the question area is of the kind number; only one of the kind email takes one address"),
        ({"phone": "email"}, "the question email is of the kind email; only one of the kind phone takes one number"),
        (with_step(messages=(short("Area {area}: {link}"),)), "{area} may tell something of a person"),
        (with_step(messages=(short("x" * 613),)), "makes an SMS of 5 parts (en); 4 is the most"),
        ({"fee": None}, "has no fee"),
        ({"register": None}, "has no register"),
        ({"sections": (Section(key="empty", title=t("Empty"), questions=()),)}, "has no question"),
        ({"translations": Translations("en", {"fr": {}})}, "there is no “fr” for “Building permit”"),
    ],
)
def test_a_fault_is_refused(changes: dict[str, Any], says: str) -> None:
    assert says in faults(**changes)


def test_a_gap_in_the_fee_table_is_shown() -> None:
    rules = [["< 20", 0], ["[21..100)", 150], [">= 100", 300]]

    assert "no rule holds for area = 20" in faults(
        fee=Fee(table=read_table({**FEE_TABLE, "rules": rules}), currency="EUR", due_in="paying")
    )


def test_a_condition_on_a_later_question_is_refused() -> None:
    first = Question(key="first", kind="text", text=t("First"), relevant='owner = "yes"')
    section = Section(key="early", title=t("Early"), questions=(first,))

    assert "not asked before" in faults(sections=(section, *SOUND.sections))


def test_a_fault_names_file_and_line() -> None:
    words = faults(**with_step(target="nowhere"))

    assert re.search(rf"{re.escape(__file__)}:\d+: transition more: ", words)


def test_a_fault_of_a_question_names_its_own_line() -> None:
    line = inspect.currentframe().f_lineno + 1  # type: ignore[union-attr]
    later = Question(key="first", kind="text", text=t("First"), relevant="aera > 1")
    section = Section(key="early", title=t("Early"), questions=(later,))

    assert f"{__file__}:{line}: question first, relevant: " in faults(sections=(*SOUND.sections, section))


def test_a_sound_procedure_is_equal_to_itself_wherever_it_is_written() -> None:
    assert permit() == SOUND
    assert permit().states[0].place == SOUND.states[0].place
