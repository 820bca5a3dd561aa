"""The roadmap that common sense makes: again and again what brings most for its money. The reference to beat.

It takes a candidate together with the candidates that it still needs. Targets and the floor of quick wins are not its
concern: it may miss them.
"""

from hanse.diagnostic.engine.roadmap.ledger import Ledger
from hanse.diagnostic.engine.roadmap.problem import Problem, Starts


def greedy(problem: Problem) -> Starts:
    """Starts (n,) of a roadmap within money, posts and places; what is locked comes first."""
    ledger = Ledger(problem)
    for one in problem.limits.locked:
        _put_all(ledger, bundle(ledger, one))
    value = problem.value(ledger.starts)
    while (best := _best(ledger, value)) is not None:
        _put_all(ledger, best)
        value = problem.value(ledger.starts)
    return ledger.starts


def bundle(ledger: Ledger, one: int) -> list[int]:
    """It and what it still needs, in the order in which they can begin; of alternatives the cheapest.

    Empty where a need cannot be met by anything that does not itself rest on it.
    """
    return _gathered(ledger, one, (), ()) or []


def _gathered(ledger: Ledger, one: int, found: tuple[int, ...], waiting: tuple[int, ...]) -> list[int] | None:
    """What is `found` already, and it after all that it needs; None where it waits for what waits for it."""
    if ledger.has(one) or one in found:
        return [*found]
    if one in waiting:
        return None
    cost = ledger.problem.cost
    for by in ledger.needs.get(one, ()):
        if any(ledger.has(other) or other in found for other in by):
            continue
        cheapest = sorted(by, key=lambda other: float(cost[other].sum()))
        ways = (_gathered(ledger, other, found, (*waiting, one)) for other in cheapest)
        met = next((way for way in ways if way is not None), None)
        if met is None:
            return None
        found = tuple(met)
    return [*found, one]


def _best(ledger: Ledger, value: float) -> list[int] | None:
    """The bundle that adds most for its money, among those that fit."""
    best, most = None, 0.0
    for one in range(ledger.problem.count):
        if ledger.has(one):
            continue
        together = bundle(ledger, one)
        if not together or not _put_all(ledger, together):
            continue
        gain = ledger.problem.value(ledger.starts) - value
        money = sum(float(ledger.problem.cost[other].sum()) for other in together)
        _take_all(ledger, together)
        worth = gain / max(money, 1e-9)
        if gain > 0 and worth > most:
            best, most = together, worth
    return best


def _put_all(ledger: Ledger, together: list[int]) -> bool:
    """All of them or none."""
    done: list[int] = []
    for one in together:
        if not ledger.put(one):
            _take_all(ledger, done)
            return False
        done.append(one)
    return True


def _take_all(ledger: Ledger, together: list[int]) -> None:
    for one in together:
        ledger.take(one)
