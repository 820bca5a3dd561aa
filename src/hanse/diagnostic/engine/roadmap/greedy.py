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
    """It and what it still needs, in the order in which they can begin; of alternatives the cheapest."""
    found: list[int] = []
    _gather(ledger, one, found)
    return found


def _gather(ledger: Ledger, one: int, found: list[int]) -> None:
    if ledger.has(one) or one in found:
        return
    cost = ledger.problem.cost
    for by in ledger.needs.get(one, ()):
        if by and not any(ledger.has(other) or other in found for other in by):
            _gather(ledger, min(by, key=lambda other: float(cost[other].sum())), found)
    found.append(one)


def _best(ledger: Ledger, value: float) -> list[int] | None:
    """The bundle that adds most for its money, among those that fit."""
    best, most = None, 0.0
    for one in range(ledger.problem.count):
        if ledger.has(one):
            continue
        together = bundle(ledger, one)
        if not _put_all(ledger, together):
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
