"""Anchors: how all cases stood at the end of a day, in one hash that can be written down elsewhere.

For each case to which something happened on a day (by UTC), one line names the case, the number of its last event of
the day, and that event's hash; the lines stand in the ascending order of the cases' ids. The anchor is the SHA-256 of
the day, the number of all cases that had begun, the SHA-256 of those lines, and the anchor of the day before. A case to
which nothing happened stands in the anchor of an earlier day, which this one holds through that of the day before; so
the newest anchor holds the heads of all cases. Days without events have anchors too: one that is missing is noticed.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from uuid import UUID

from hanse.frame.spec.chain import BEGINNING, Link

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAnchor:
    """The anchor of a day as it is kept; `cases` is the number of all cases that had begun."""

    day: date
    cases: int
    before: str
    hash: str


@dataclass(slots=True)
class Heads:
    """The last events of the cases of one day, taken in the order of the cases' ids."""

    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def take(self, case: UUID, number: int, head: str) -> None:
        self._digest.update(f"{case} {number} {head}\n".encode())

    def anchored(self, day: date, *, cases: int, before: str) -> DayAnchor:
        """The day's anchor after that with the hash `before`, BEGINNING for the first."""
        content = {"day": day.isoformat(), "cases": cases, "heads": self._digest.hexdigest(), "before": before}
        written = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
        return DayAnchor(day=day, cases=cases, before=before, hash=hashlib.sha256(written).hexdigest())


@dataclass(slots=True)
class Days:
    """What the events say of every day, gathered case by case in the order of their ids."""

    heads: defaultdict[date, Heads] = field(default_factory=lambda: defaultdict(Heads))
    begun: Counter[date] = field(default_factory=Counter)

    def take(self, case: UUID, links: Sequence[Link]) -> None:
        """One case's whole chain."""
        last = {link.event.at.astimezone(UTC).date(): link for link in links}
        for day, link in last.items():
            self.heads[day].take(case, link.number, link.hash)
        if links:
            self.begun[links[0].event.at.astimezone(UTC).date()] += 1

    def broken(self, anchors: Iterable[DayAnchor]) -> Iterator[tuple[date, str]]:
        """What is wrong with the anchors, which come by day: the day, and what."""
        before, expected, cases, begun = BEGINNING, None, 0, sorted(self.begun.items(), reverse=True)
        for anchor in anchors:
            while begun and begun[-1][0] <= anchor.day:
                cases += begun.pop()[1]
            if expected and anchor.day != expected:
                yield expected, "the anchor of this day is missing"
            elif anchor.before != before:
                yield anchor.day, "the anchor does not hold that of the day before"
            if anchor.cases != cases:
                yield anchor.day, f"there were {anchor.cases} cases up to this day; now there are {cases}"
            elif self.heads[anchor.day].anchored(anchor.day, cases=cases, before=anchor.before) != anchor:
                yield anchor.day, "the events of this day are not those that were anchored, or the anchor was changed"
            before, expected = anchor.hash, anchor.day + ONE_DAY
