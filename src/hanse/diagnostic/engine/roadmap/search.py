"""A good roadmap in little time: take some candidates out, put others in, keep what is better.

What is taken out goes together with all that rests on it. What comes in is tried in the order of gain for money, a
little shuffled. It gives the proof something to begin with; it proves nothing itself.
"""

import time

import numpy as np

from hanse.diagnostic.engine.roadmap.greedy import bundle, greedy
from hanse.diagnostic.engine.roadmap.ledger import Ledger
from hanse.diagnostic.engine.roadmap.problem import NEVER, Floats, Problem, Starts

ROUNDS = 400
"""Tries at most, so that a fast machine gives the same answer as a slow one wherever time does not end it."""

OUT = 0.25
"""The largest share of the chosen that one try takes out."""


def improved(problem: Problem, *, seconds: float, seed: int) -> Starts:
    """The best starts (n,) that greedy and up to 400 tries find."""
    until, random = time.monotonic() + seconds, np.random.default_rng(seed)
    best = greedy(problem)
    most, worth = problem.value(best), _worth(problem)
    for _round in range(ROUNDS):
        if time.monotonic() > until:
            break
        tried = _tried(problem, best, worth, random)
        value = problem.value(tried)
        if value >= most:
            best, most = tried, value
    return best


def _worth(problem: Problem) -> Floats:
    """Points for money of each candidate by itself, (n,)."""
    points = np.zeros(problem.count)
    for gain in problem.gains:
        points[list(gain.by)] += gain.points
    return points / np.maximum(problem.cost.sum(axis=1), 1e-9)


def _tried(problem: Problem, starts: Starts, worth: Floats, random: np.random.Generator) -> Starts:
    chosen = np.flatnonzero(starts < problem.periods)
    kept = starts.copy()
    if len(chosen):
        number = int(random.integers(1, max(2, int(len(chosen) * OUT) + 1)))
        for one in random.choice(chosen, size=min(number, len(chosen)), replace=False):
            if int(one) not in problem.limits.locked:
                _without(problem, kept, int(one))
    ledger = Ledger(problem, kept)
    order = np.argsort(-worth * random.uniform(0.6, 1.4, problem.count))
    for one in order:
        if not ledger.has(int(one)):
            for other in bundle(ledger, int(one)):
                if not ledger.put(other):
                    break
    return ledger.starts


def _without(problem: Problem, starts: Starts, one: int) -> None:
    """Take a candidate out, and then all whose needs nobody meets any more."""
    starts[one] = NEVER
    while True:
        effect = problem.effect(starts)
        orphans = [
            need.of
            for need in problem.needs
            if starts[need.of] < problem.periods
            and min((effect[other] for other in need.by), default=NEVER) >= starts[need.of]
        ]
        if not orphans:
            return
        starts[orphans] = NEVER
