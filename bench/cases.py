"""A service of ten pages, asked for from its first page to the case, against the floor: `python bench/cases.py`.

Eight residents without an account, each on a kept connection, begin an application, answer ten questions on ten pages,
hand it in and read the page of their case; then each begins again. A ratio is of answers a second, as in
bench/pages.py; the whole way is given in floors too. Goal: saving an answer ≥ 1/15 of the floor.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter

from stand.server import Site, running_site
from stand.turns import compare
from stand.wire import COOKIE, Answer, Get, Line, Talk, drive, plain

RESIDENTS = 8
GOAL = 15
SECONDS = 10.0
OFFERED = Path(__file__).parent / "stand" / "offered"
SERVICE = "/en/services/ten_pages/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
PLACE = re.compile(r"^location: *(\S+)", re.IGNORECASE | re.MULTILINE)
ANSWERS = {
    "name": {"answer": "Ada Example"},
    "street": {"answer": "Harbour Road"},
    "number": {"answer": "3"},
    "day": {"answer-day": "12", "answer-month": "3", "answer-year": "2026"},
    "urgent": {"answer": "no"},
    "wish": {"answer": "A bench under the tree."},
    "cost": {"answer": "120"},
    "phone": {"answer": "+33 1 42 76 40 40"},
    "place": {"answer": "Beside the fountain"},
    "email": {"answer": "ada@example.org"},
}
addresses = (f"10.{one >> 16 & 255}.{one >> 8 & 255}.{one & 255}" for one in count())
"""The site admits so many applications an hour from one place; these residents live in many."""


@dataclass
class Resident:
    """Goes the whole way, request by request, and then begins anew as somebody else."""

    line: Line
    cases: int = 0

    def __post_init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.line.cookies.clear()
        self.line.more["X-Forwarded-For"] = next(addresses)
        self.following: tuple[str, dict[str, str] | None] = (SERVICE, None)

    def next(self) -> bytes:
        return self.line.request(*self.following)

    def check(self, answer: Answer) -> None:
        """Refuses what is no page and no way on."""
        path = self.following[0]
        self.line.cookies |= dict(COOKIE.findall(answer.head.replace("\r", "")))
        if answer.status == 302:
            self.following = place_of(answer), None
            return
        assert answer.status == 200, (path, answer.status, plain(answer)[:3000])
        if path.startswith("/en/cases/"):
            self.cases += 1
            self._begin()
        else:
            self.following = self._after(path, plain(answer))

    def _after(self, path: str, page: bytes) -> tuple[str, dict[str, str] | None]:
        if path.endswith("/check/"):
            return path.replace("answers/check/", "hand-in/"), None
        found = TOKEN.search(page)
        assert found, (path, page[:3000])
        form = {"csrfmiddlewaretoken": found[1].decode()}
        if path == SERVICE:
            return f"{SERVICE}begin/", form
        return path, form | ANSWERS.get(path.rstrip("/").rpartition("/")[2], {})


def place_of(answer: Answer) -> str:
    found = PLACE.search(answer.head)
    assert found, answer.head
    return found[1]


@dataclass
class Saving:
    """Gives one answer again and again, as the page's button does; each time the way leads on."""

    line: Line

    def __post_init__(self) -> None:
        resident = Resident(self.line)
        while not resident.following[0].endswith("/wish/"):
            resident.check(self._ask(resident))
        resident.check(self._ask(resident))  # its page, with the token
        self.bytes = resident.next()

    def _ask(self, resident: Resident) -> Answer:
        self.line.socket.sendall(resident.next())
        return self.line.receive()

    def next(self) -> bytes:
        return self.bytes

    def check(self, answer: Answer) -> None:
        assert answer.status == 302, answer
        assert place_of(answer).endswith("/questions/cost/"), answer.head


def main() -> None:
    with running_site(0, HANSE_SERVICES=str(OFFERED), HANSE_BEHIND_PROXY="1") as site:
        lines = [Line(site.port) for _ in range(RESIDENTS)]
        report_saving(site, lines)
        report_cases(site, lines)


def report_saving(site: Site, lines: list[Line]) -> None:
    seen = compare(site, floors(lines), talks(lines, Saving))
    verdict = "met" if seen.ratio <= GOAL else "missed"
    print(
        f"save one answer     1/{seen.ratio:.1f} of the floor ({seen.rate:.0f} of {seen.floor:.0f} a second), "
        f"processor 1/{seen.processor:.1f}, p95 {seen.percentile(0.95):.1f} ms   goal ≥ 1/{GOAL}: {verdict}",
        flush=True,
    )


def report_cases(site: Site, lines: list[Line]) -> None:
    """Cases a second, and how many floors one costs; then how long somebody waits for all its pages."""
    residents = [Resident(line) for line in lines]
    drive(residents, SECONDS / 4)
    floor = drive(floors(lines), SECONDS / 4).rate
    before = sum(one.cases for one in residents)
    batch = drive(residents, SECONDS)
    cases = sum(one.cases for one in residents) - before
    rate = cases / batch.seconds
    print(
        f"a case of ten pages {rate:.1f} a second; {len(batch.took) / cases:.0f} requests and "
        f"{floor / rate:.0f} floors each, 1/{floor / batch.rate:.1f} of the floor a request"
    )
    alone = Resident(Line(site.port))
    begun = perf_counter()
    while alone.cases < RESIDENTS:
        drive([alone], 0)
    print(f"a case alone         {(perf_counter() - begun) / RESIDENTS * 1000:.0f} ms of waiting in all")


def floors(lines: list[Line]) -> list[Get]:
    return [Get(line, "/floor/", b"hello", cookies=False) for line in lines]


def talks(lines: list[Line], kind: Callable[[Line], Talk]) -> list[Talk]:
    return [kind(line) for line in lines]


if __name__ == "__main__":
    main()
