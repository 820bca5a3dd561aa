"""What has the same words as another thing beside it, so that who hears them cannot tell which is which."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.remarks.wordings import Worded, beginning, heard, languages_of
from hanse.kernel.places import Place
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question


class Named(NamedTuple):
    """`when`: its FEEL condition. Two that have different ones are not met on the same way."""

    place: Place
    part: str
    text: Text
    when: str = ""


class Beside(NamedTuple):
    """Things that are met beside each other, and what to do where two have the same words."""

    named: Sequence[Named]
    advice: str


APART = "who hears the titles of pages cannot tell them apart. Say in each what it is about"
CHOSEN = "who hears them cannot choose. Say in each what is meant"
PRESSED = "who hears the buttons cannot tell them apart. Say in each what it does"


def alike(procedure: Procedure) -> Iterator[Fault]:
    for language, worded in languages_of(procedure):
        for beside in _all(procedure):
            yield from _same(beside, language, worded)


def _same(beside: Beside, language: str, worded: Worded) -> Iterator[Fault]:
    first: dict[str, Named] = {}
    for one in beside.named:
        words = heard(worded(one.text))
        other = first.setdefault(words, one)
        if words and other is not one and not (one.when and other.when and one.when != other.when):
            said = f"has the same words as {other.part}, “{beginning(worded(one.text))}”"
            yield Fault(one.place, one.part, f"{said}: {beside.advice} ({language})")


def _all(procedure: Procedure) -> Iterator[Beside]:
    sections, states = procedure.sections, procedure.states
    yield Beside([Named(one.place, f"section {one.key}", one.title) for one in sections], APART)
    asked: list[tuple[str, Sequence[Question]]] = [("", [one for part in sections for one in part.questions])]
    asked += [(f"transition {step.key}, ", step.questions) for step in procedure.transitions]
    asked += [(f"opinion of {one.office}, ", one.questions) for state in states for one in state.opinions]
    for within, questions in asked:
        yield from _questions(within, questions)
    for state in states:
        steps = procedure.steps_from(state.key)
        for by in dict.fromkeys(step.by for step in steps):
            mine = [step for step in steps if step.by == by]
            yield Beside([Named(one.place, f"transition {one.key}", one.title, one.when) for one in mine], PRESSED)


def _questions(within: str, questions: Sequence[Question]) -> Iterator[Beside]:
    yield Beside([Named(one.place, f"{within}question {one.key}", one.text, one.relevant) for one in questions], APART)
    for one in questions:
        part = f"{within}question {one.key}"
        for kind, listed in (("option", one.options), ("row", one.rows), ("column", one.columns)):
            yield Beside([Named(one.place, f"{part}, {kind} {each.value}", each.text) for each in listed], CHOSEN)
        yield from _questions(f"{part}, ", one.of)
