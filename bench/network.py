"""Scoring a whole network: `python bench/network.py` prints seconds, and the ratio to a floor measured in the same run.

100,000 made-up cities answer the 200 questions of CeDS. Hanse: which questions are asked, every node's score, levels,
points to the next level and percentiles. The floor: one matrix product from the numbers of all measures, ready in
memory, to the nodes, and one sort per node column. Floor and Hanse take turns; the best of each counts. Beside it the
memory that scoring needs at its height, and the time until one city alone is scored, which its results page waits for.
"""

import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from hanse.diagnostic.engine.answers import (
    NONE_CHOSEN,
    Answers,
    Choices,
    Input,
    Matrices,
    Numbers,
    Sets,
    State,
    States,
    Units,
    rows_of,
    texts,
)
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.question import Question

CITIES = 100_000
UNANSWERED = 0.02
GOAL = 2.0
TURNS = 7
ALONE = 200
"""Cities scored one by one."""


def floor(measures: Array, weights: Array) -> Array:
    """The least that could be done: ``(cities, measures) @ (measures, nodes)``, and each column of it sorted."""
    return np.sort((measures @ weights).T, axis=1)


def hanse(framework: Framework, answers: Answers) -> tuple[Result, Array, Array]:
    """Every node's score and level, the points to the next level, and percentiles among the cities."""
    result = score(framework, answers)
    return result, result.gaps(), result.percentiles()


def alone(answers: Answers, city: int) -> Answers:
    """The answers of one city."""
    units, rows = answers.units, slice(city, city + 1)
    inputs = {key: rows_of(given, rows) for key, given in answers.inputs.items()}
    return Answers(Units(units.by, units.keys[rows], units.names[rows]), inputs)


def peak(work: Callable[[], object]) -> int:
    """The most memory that some work holds at a time, in bytes, beyond what was there before it."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def made_up(framework: Framework) -> Answers:
    """Answers of cities that differ in maturity, so that their scores spread as real ones do."""
    stream = np.random.default_rng(0)
    maturity = stream.beta(2.0, 2.5, CITIES)
    keys = tuple((f"city-{number}",) for number in range(CITIES))
    inputs = {question.key: _answer(question, maturity, stream) for question in framework.questions}
    return Answers(Units(("city",), keys, tuple(key for (key,) in keys)), inputs)


def _answer(question: Question, maturity: Array, stream: np.random.Generator) -> Input:
    states: States = np.where(stream.random(CITIES) < UNANSWERED, State.MISSING, State.GIVEN).astype(np.int8)
    given = states == State.GIVEN
    options = tuple(option.value for option in question.options)
    match question.kind:
        case "single":
            return Choices(np.where(given, _choice(maturity, len(options), stream), NONE_CHOSEN), states, options)
        case "multiple":
            chosen = stream.random((CITIES, len(options))) < maturity[:, None]
            return Sets(chosen & given[:, None], states, options)
        case "matrix":
            columns = tuple(column.value for column in question.columns)
            rows = tuple(row.value for row in question.rows)
            codes = np.column_stack([_choice(maturity, len(columns), stream) for _ in rows])
            return Matrices(np.where(given[:, None], codes, NONE_CHOSEN).astype(np.int16), states, rows, columns)
        case "number":
            low, high = float(question.minimum or 0), float(question.maximum or 100)
            return Numbers(np.where(given, np.round(low + (high - low) * maturity), np.nan), states)
    return texts([None] * CITIES)


def _choice(maturity: Array, options: int, stream: np.random.Generator) -> np.ndarray:
    spot = np.clip(maturity + stream.normal(0.0, 0.15, CITIES), 0.0, 0.999)
    return (spot * options).astype(np.int16)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(framework: Framework, answers: Answers) -> None:
    result, _, _ = hanse(framework, answers)
    plan = result.plan
    measures = np.nan_to_num(result.climbed.scores[:, plan.measures])
    weights = np.random.default_rng(1).random((measures.shape[1], len(plan.nodes)))
    del result
    best = {"floor": np.inf, "hanse": np.inf}
    for _ in range(TURNS):
        best["floor"] = min(best["floor"], seconds(lambda: floor(measures, weights)))
        best["hanse"] = min(best["hanse"], seconds(lambda: hanse(framework, answers)))
    print(f"{CITIES:,} cities × {len(framework.questions)} questions, {len(plan.nodes)} nodes:")
    print(f"  floor (product to the nodes, one sort per node column)  {best['floor']:.3f} s")
    print(f"  Hanse (asked, scores, levels, gaps, percentiles)        {best['hanse']:.3f} s")
    ratio = best["hanse"] / best["floor"]
    print(f"  {ratio:.1f} × the floor   goal ≤ {GOAL:g} ×: {'met' if ratio <= GOAL else 'missed'}")
    most, least = peak(lambda: hanse(framework, answers)), peak(lambda: floor(measures, weights))
    print(f"  memory at its height: Hanse {most / 1e6:.0f} MB, floor {least / 1e6:.0f} MB")


def one_by_one(framework: Framework, answers: Answers) -> None:
    cities = [alone(answers, city) for city in range(ALONE)]
    times = [seconds(lambda: score(framework, city)) for city in cities]  # noqa: B023 - called at once
    print(f"one city alone: best {min(times) * 1e3:.1f} ms, middle of {ALONE} {statistics.median(times) * 1e3:.1f} ms")


def main() -> None:
    framework = load_framework("ceds")
    answers = made_up(framework)
    compare(framework, answers)
    one_by_one(framework, answers)


if __name__ == "__main__":
    main()
