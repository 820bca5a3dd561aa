"""Two things measured against each other: they take turns, so that what else the machine does meets them alike."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from stand.server import Site
from stand.wire import Talk, drive

TURNS = 7
SECONDS = 1.0
ALONE = 200


@dataclass(frozen=True, slots=True)
class Compared:
    """Rates are answers a second; a `ratio` is the floor's rate over the target's, in the middle of all turns.

    `processor` compares what one answer costs the server's processes and the database instead.
    """

    floor: float
    rate: float
    ratio: float
    processor: float
    took: list[float]

    def percentile(self, share: float) -> float:
        """Milliseconds of an answer that came on an otherwise quiet server."""
        return sorted(self.took)[int(len(self.took) * share)] * 1000


def compare(site: Site, floor: Sequence[Talk], target: Sequence[Talk]) -> Compared:
    """Batches on all lines by turns, for the rates; then answers on one line, for how long one waits."""
    drive(floor, SECONDS / 4)
    drive(target, SECONDS)  # the workers warm up
    pairs, costs = [], []
    for _ in range(TURNS):
        rates, cost = [], []
        for talks in (floor, target):
            before = sum(site.processor_seconds())
            batch = drive(talks, SECONDS)
            cost.append((sum(site.processor_seconds()) - before) / len(batch.took))
            rates.append(batch.rate)
        pairs.append(tuple(rates))
        costs.append(cost[1] / cost[0])
    alone: list[float] = []
    while len(alone) < ALONE:
        alone += drive(target[:1], SECONDS).took
    return Compared(
        floor=statistics.median(one for one, _ in pairs),
        rate=statistics.median(other for _, other in pairs),
        ratio=statistics.median(one / other for one, other in pairs),
        processor=statistics.median(costs),
        took=alone,
    )
