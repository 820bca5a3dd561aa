"""The library of solutions: faulty files are refused in words, and what Hanse carries leads every city on."""

from collections.abc import Mapping
from textwrap import dedent

import pytest

from hanse.diagnostic.engine.roadmap.effects import directions
from hanse.diagnostic.method.library.loader import load_library, read_library, solved_framework
from hanse.diagnostic.method.problems import FrameworkError
from hanse.frame.tools.carried import templates
from tests.diagnostic.ceds import answered
from tests.diagnostic.samples import QUESTIONS, framework

LIBRARY = load_library()

HEAD = """
format: 1
key: small
version: "1"
title: Small
licence: CC0
source: Made for tests
framework: sample
currency: EUR
prices: 2025
skills: {it: Computing}
roles: {cio: Head of computing}
sizes: [{key: all, title: All, inhabitants: 500000}]
incomes: [{key: high, title: High, wages: 1}]
rates: {day: {title: Day, unit: day, price: 500, basis: {estimate: Ours}}}
"""

SOLUTION = """
solutions:
  - key: plan
    title: A plan
    family: plan
    problem: There is none.
    moves: [{question: plan_status, to: 3}]
    steps: [{title: Write it, output: A plan, role: cio, months: 3, posts: {it: 0.5}}]
    one_off: [{what: Help, rate: day, low: 1, high: 2}]
    basis: {estimate: Ours}
    risks: [{text: Nobody reads it, answer: Read it aloud}]
    success: [{text: Readers, target: Ten}]
"""


def small(folder, text=HEAD + SOLUTION):
    sample = folder / "sample"
    sample.mkdir()
    path = folder / "library.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    return read_library(path, framework(sample, QUESTIONS))


def test_a_small_library_is_read(tmp_path):
    plan = small(tmp_path).solutions["plan"]

    assert (str(plan.title), plan.months, plan.moves[0].to) == ("A plan", 3, 3)


@pytest.mark.parametrize(
    ("said", "instead", "fault"),
    [
        ("plan_status, to", "plan_state, to", "moves[1].question: “plan_state” is no question of the framework"),
        ("to: 3", "to: 9", "moves[1].to: “plan_status” has no option 9"),
        (
            "question: plan_status",
            "question: plan_parts",
            "is a question of the kind multiple, which a solution cannot",
        ),
        ("role: cio", "role: boss", "“boss” is no role of the library"),
        ("{it: 0.5}", "{law: 0.5}", "“law” is no skill of the library"),
        ("rate: day", "rate: hour", "“hour” is no rate of the library"),
        ("low: 1", "low: 3", "low (3) is above high (2)"),
        ("family: plan", "family: plans", "“plans” is no node of the framework"),
        (
            "    basis: {estimate: Ours}\n    risks",
            "    needs: [plan]\n    basis: {estimate: Ours}\n    risks",
            "itself",
        ),
        ("{estimate: Ours}\n    risks", "{}\n    risks", "must have exactly one of the lines “source”, “estimate”"),
        ("{estimate: Ours}\n    risks", "{estimate: Ours, compared: [{says: Ten}]}\n    risks", "“url” is missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(said, instead, fault, tmp_path):
    with pytest.raises(FrameworkError) as refusal:
        small(tmp_path, HEAD + SOLUTION.replace(said, instead, 1))

    assert fault in str(refusal.value)
    assert "library.yaml:" in str(refusal.value)


def test_solutions_that_wait_for_one_another_are_refused(tmp_path):
    other = (
        SOLUTION.removeprefix("\nsolutions:")
        .replace("key: plan", "key: other")
        .replace("    basis", "    needs: [plan]\n    basis")
    )
    text = HEAD + SOLUTION.replace("    basis", "    needs: [other]\n    basis") + other

    with pytest.raises(FrameworkError, match=r"these solutions wait for one another: (plan → other|other → plan)"):
        small(tmp_path, text)


def test_a_city_at_the_very_beginning_can_come_to_every_solution():
    begun, waiting = set[str](), dict(LIBRARY.solutions)
    at = _standing(answered(1))
    signs = directions(answered(1).plan)
    while waiting:
        ready = [
            one
            for one in waiting.values()
            if all(signs.get(ask.question, 1) * (at[ask.question] - ask.least) >= 0 for ask in one.asks)
            and all(begun & set(need) for need in one.needs)
        ]
        assert ready, sorted(waiting)
        for one in ready:
            begun.add(waiting.pop(one.key).key)
            for move in one.moves:
                sign = signs.get(move.question, 1)
                at[move.question] = sign * max(sign * at[move.question], sign * move.to)


def _standing(result) -> dict[str, float]:
    """Question → today's answer as a number."""
    inputs: Mapping = result.answers.inputs
    options = {key: float(given.options[int(given.codes[0])]) for key, given in inputs.items() if _single(given)}
    return options | {key: float(given.values[0]) for key, given in inputs.items() if hasattr(given, "values")}


def _single(given) -> bool:
    return hasattr(given, "codes") and given.codes.ndim == 1 and isinstance(given.options[0], int)


def test_a_service_that_a_solution_names_is_a_template_of_the_frame():
    named = {one.service for one in LIBRARY.solutions.values() if one.service}

    assert named <= set(templates())


def test_every_number_has_a_basis():
    assert all(rate.basis.text.default for rate in LIBRARY.rates.values())
    assert all(one.basis.text.default for one in LIBRARY.solutions.values())
    assert all(one.basis.estimate or one.basis.url for one in LIBRARY.solutions.values())


def test_a_published_figure_stands_beside_an_estimate(tmp_path):
    beside = "{estimate: Ours, compared: [{says: Ten paid 5, source: 'A city, 2020', url: 'https://a.example'}]}"
    plan = small(tmp_path, HEAD + SOLUTION.replace("{estimate: Ours}\n    risks", f"{beside}\n    risks"))

    (one,) = plan.solutions["plan"].basis.compared
    assert (str(one.says), one.source, one.url) == ("Ten paid 5", "A city, 2020", "https://a.example")


def test_whose_gaps_it_closes_is_known_without_reading_it():
    assert solved_framework() == load_library().framework
