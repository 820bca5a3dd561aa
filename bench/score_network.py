"""A whole network scored: `python bench/score_network.py` prints its time as a multiple of the least that numpy needs.

100,000 made-up cities answer the 200 questions of CeDS. Scored are every node, its level, the gap to the next one and
the percentile. The least is one matrix product from the measures to the nodes and one sort of each node's column.
Goal: ratio ≤ 2.
"""

import time
from collections.abc import Callable

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Choices, Input, Matrices, Numbers, Sets, Units, texts
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.question import Question

CITIES, ROUNDS, GOAL = 100_000, 5, 2.0


def made_up(framework: Framework, count: int, random: np.random.Generator) -> Answers:
    """Random answers to every question."""
    keys = tuple((str(place),) for place in range(count))
    inputs = {question.key: _input(question, count, random) for question in framework.questions}
    return Answers(Units(("city",), keys, tuple(key[0] for key in keys)), inputs)


def _input(question: Question, count: int, random: np.random.Generator) -> Input:
    states = np.zeros(count, dtype=np.int8)
    options = tuple(option.value for option in (question.options or question.columns))
    match question.kind:
        case "single":
            return Choices(random.integers(0, len(options), count).astype(np.int16), states, options)
        case "multiple":
            return Sets(random.random((count, len(options))) < 0.4, states, options)
        case "matrix":
            rows = tuple(row.value for row in question.rows)
            return Matrices(
                random.integers(0, len(options), (count, len(rows))).astype(np.int16), states, rows, options
            )
        case "number":
            low, high = float(question.minimum or 0), float(question.maximum or 100)
            return Numbers(random.uniform(low, high, count), states)
        case _:
            return texts([None] * count)


def everything(framework: Framework, answers: Answers) -> Result:
    """Scores, levels, gaps and percentiles of every node."""
    result = score(framework, answers)
    for place in sorted(result.plan.parts):
        key = result.plan.columns[place].key
        result.gap(key)
        result.percentile(key)
    return result


def least(measures: np.ndarray, weights: np.ndarray) -> None:
    """What nobody can do without: the product, and the sorts."""
    for column in (measures @ weights).T:
        np.sort(column)


def main() -> None:
    framework, random = load_framework("ceds"), np.random.default_rng(2026)
    answers = made_up(framework, CITIES, random)
    plan = everything(framework, answers).plan
    measures = random.random((CITIES, len(plan.measures)))
    weights = random.random((len(plan.measures), len(plan.parts)))
    ours, floor = _best(lambda: everything(framework, answers), lambda: least(measures, weights))
    print(f"{CITIES:,} cities × {len(plan.measures)} measures, {len(plan.parts)} nodes")
    print(f"product and sorts       {floor * 1000:8.0f} ms")
    print(f"everything              {ours * 1000:8.0f} ms   ratio {ours / floor:.2f}   goal {GOAL}")


def _best(*functions: Callable[[], object]) -> list[float]:
    """The best time of each; they take turns, so that what else the machine does meets them alike."""
    times = [[_seconds(function) for function in functions] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*times, strict=True)]


def _seconds(function: Callable[[], object]) -> float:
    begun = time.perf_counter()
    function()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
