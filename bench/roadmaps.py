"""How fast the best roadmap is found and proven, against common sense. `python bench/roadmaps.py`

The instances are drawn by a seed.

Candidates as a city meets them: a graph of prerequisites, work of one to three years, prices over two orders of
magnitude, four skills of which the second is scarce, questions that several candidates move, yearly budgets that pay
for less than half.
"""

from collections.abc import Iterable
from time import perf_counter

import numpy as np

from hanse.diagnostic.engine.roadmap.greedy import greedy
from hanse.diagnostic.engine.roadmap.optimise import optimise
from hanse.diagnostic.engine.roadmap.problem import Gain, Limits, Need, Problem

PERIODS = 5
SKILLS = 4
ROOM = (1.6, 1.1, 1.6, 2.0)
"""Posts that there are of each skill, against those that the affordable part of the candidates would take."""


def instance(count: int, periods: int, seed: int, *, affordable: float = 0.45) -> Problem:
    """A problem of `count` candidates in `periods` years."""
    random = np.random.default_rng(seed)
    lasts = random.choice([1, 1, 1, 2, 2, 3], count)
    one_off = np.round(np.exp(random.normal(4.3, 0.8, count)))
    yearly = np.round(one_off * random.uniform(0.05, 0.25, count))
    cost, posts = np.zeros((count, periods)), np.zeros((count, SKILLS, periods))
    for one in range(count):
        work = int(lasts[one])
        cost[one, :work], cost[one, work:] = one_off[one] / work, yearly[one]
        for skill in random.choice(SKILLS, random.integers(1, 4), replace=False):
            posts[one, skill, :work], posts[one, skill, work:] = random.uniform(1, 10), random.uniform(0, 0.8)
    room = np.array([ROOM[skill] * posts[:, skill, :].max(axis=1) @ lasts for skill in range(SKILLS)])
    limits = Limits(
        budget=np.full(periods, affordable * one_off.sum() / periods),
        posts=np.repeat(affordable * room[:, None] / periods, periods, axis=1),
        at_once=max(3, count // 6),
    )
    return Problem(
        lasts=lasts,
        cost=cost,
        posts=posts,
        gains=_gains(random, count),
        needs=_needs(random, count),
        worth=np.ones(periods),
        limits=limits,
    )


def _needs(random: np.random.Generator, count: int) -> tuple[Need, ...]:
    """Most candidates rest on none to two of the 25 before them, one need in five on either of two."""
    needs = []
    for one in range(int(count * 0.15) + 1, count):
        before = np.arange(max(0, one - 25), one)
        for other in random.choice(before, min(int(random.choice([0, 1, 1, 2])), len(before)), replace=False):
            either = [int(other)] if random.random() < 0.8 else [int(other), int(random.choice(before))]
            needs.append(Need(one, tuple(sorted(set(either)))))
    return tuple(needs)


def _gains(random: np.random.Generator, count: int) -> tuple[Gain, ...]:
    """Each candidate moves two to five of the questions by one or two options; there are two questions a candidate."""
    questions = 2 * count
    now, weight = random.integers(1, 4, questions), random.gamma(2, 1, questions)
    brings: dict[tuple[int, int], list[int]] = {}
    for one in range(count):
        for question in random.choice(questions, random.integers(2, 6), replace=False):
            for option in range(now[question] + 1, min(5, now[question] + int(random.integers(1, 3))) + 1):
                brings.setdefault((int(question), option), []).append(one)
    return _together(Gain(float(weight[question]), tuple(by)) for (question, _option), by in brings.items())


def _together(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """Gains that the same candidates bring, as one."""
    points: dict[tuple[int, ...], float] = {}
    for gain in gains:
        by = tuple(sorted(set(gain.by)))
        points[by] = points.get(by, 0.0) + gain.points
    return tuple(Gain(total, by) for by, total in points.items())


def measured(count: int, seconds: float, seeds: range) -> None:
    """Print for each instance: what greedy reaches of the bound, how it ended, and the time."""
    for seed in seeds:
        problem = instance(count, PERIODS, seed)
        common = problem.value(greedy(problem))
        begun = perf_counter()
        found = optimise(problem, seconds=seconds)
        took = perf_counter() - begun
        words = f"greedy {common / found.bound:.3f}, ours {found.value / found.bound:.4f} of the bound"
        print(f"{count} × {PERIODS}, seed {seed}: {found.proof} in {took:.1f} s, {words}", flush=True)


def main() -> None:
    """Sixty candidates until they are proven, then two hundred for five seconds and for a minute."""
    measured(60, 60.0, range(8))
    measured(200, 5.0, range(3))
    measured(200, 60.0, range(3))


if __name__ == "__main__":
    main()
