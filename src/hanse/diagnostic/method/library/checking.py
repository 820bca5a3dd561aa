"""Whether a library of solutions fits its framework and holds together."""

from collections.abc import Container, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, cast

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.solutions import Library, Solution
from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.shape import nearest
from hanse.questions.spec.question import Question

ANSWERED = ("single", "number")
"""Kinds of question that a solution can move."""


def check_library(source: Files, library: Library, framework: Framework) -> None:
    """Note in `source` what names nothing, what no city can reach, and solutions that wait for one another."""
    questions = {question.key: question for question in framework.questions}
    nodes = {node.key for node in framework.root.nodes()}
    for number, block in enumerate(source.value.get("solutions", ())):
        at: Steps = ("solutions", number)
        _named(source, (*at, "family"), block["family"], nodes, "node of the framework")
        for name, bound in (("moves", "to"), ("asks", "least")):
            for place, one in enumerate(block.get(name, ())):
                _answer(source, (*at, name, place), one, bound, questions)
        _needs(source, at, block, library)
        _words(source, at, block, library)
    _order(source, library)


def _named(source: Files, path: Steps, name: str, known: Container[str], what: str) -> None:
    if name not in known:
        source.fault(path, f"“{name}” is no {what}", do=nearest(name, list(cast("list[str]", known))))


def _answer(source: Files, path: Steps, block: Mapping[str, Any], bound: str, known: Mapping[str, Question]) -> None:
    _named(source, (*path, "question"), block["question"], known, "question of the framework")
    question, value = known.get(block["question"]), block[bound]
    if question is None:
        return
    if question.kind not in ANSWERED:
        what = f"“{question.key}” is a question of the kind {question.kind}, which a solution cannot move"
        source.fault((*path, "question"), what)
    elif question.kind == "single":
        values = [option.value for option in question.options]
        if value not in values:
            source.fault((*path, bound), f"“{question.key}” has no option {value}", do=nearest(str(value), values))
    else:
        low, high = question.minimum, question.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            source.fault((*path, bound), f"the answer to “{question.key}” is from {low} to {high}")


def _needs(source: Files, at: Steps, block: Mapping[str, Any], library: Library) -> None:
    for place, given in enumerate(block.get("needs", ())):
        for key in [given] if isinstance(given, str) else given["any"]:
            _named(source, (*at, "needs", place), key, library.solutions, "solution of the library")
            if key == block["key"]:
                source.fault((*at, "needs", place), "a solution cannot need itself")


def _words(source: Files, at: Steps, block: Mapping[str, Any], library: Library) -> None:
    """Skills, roles and rates that the head of the library does not have."""
    for place, step in enumerate(block["steps"]):
        _named(source, (*at, "steps", place, "role"), step["role"], library.roles, "role of the library")
        for skill in step.get("posts", ()):
            _named(source, (*at, "steps", place, "posts", skill), skill, library.skills, "skill of the library")
    for skill in block.get("after", ()):
        _named(source, (*at, "after", skill), skill, library.skills, "skill of the library")
    for name in ("one_off", "yearly"):
        for place, item in enumerate(block.get(name, ())):
            _named(source, (*at, name, place, "rate"), item["rate"], library.rates, "rate of the library")
            if item["low"] > item["high"]:
                source.fault((*at, name, place), f"low ({item['low']}) is above high ({item['high']})")


def _order(source: Files, library: Library) -> None:
    """Solutions that need one another can never begin."""
    graph = {one.key: [key for need in one.needs if len(need) == 1 for key in need] for one in _known(library)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = [*reversed(cast("list[str]", error.args[1]))]
        number = list(library.solutions).index(ring[0])
        source.fault(("solutions", number, "needs"), f"these solutions wait for one another: {' → '.join(ring)}")


def _known(library: Library) -> list[Solution]:
    return list(library.solutions.values())
