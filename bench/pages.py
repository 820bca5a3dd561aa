"""What a person waits for, against the floor: `python bench/pages.py` prints a ratio for each, and the pages' weight.

A site is made anew and served as in production (two workers), with the demonstration's data. Eight coordinators sign
in and, each on a kept connection, save answers, open the task list of 200 answered questions, and open the results.
The floor is a Django view that says hello behind the same middleware, on the same server. Ratios are of answers a
second; "processor" compares what one answer costs server and database, which other work on the machine changes less.
p50 and p95 are of one connection alone.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle

from stand.server import Coordinator, Site, running_site
from stand.turns import compare
from stand.weight import weights
from stand.wire import Answer, Get, Line, Talk, plain

PEOPLE = 8
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def signed_in(port: int, person: Coordinator) -> Line:
    """A line on which the person has signed in, by the form, as everybody does."""
    line = Line(port)
    form = {"csrfmiddlewaretoken": token(line.ask("/en/account/login/"))}
    answer = line.ask("/en/account/login/", form | {"login": person.email, "password": person.password})
    assert answer.status == 302, answer
    return line


def token(answer: Answer) -> str:
    found = TOKEN.search(plain(answer))
    assert found, answer
    return found[1].decode()


@dataclass
class Saving:
    """Saves one answer after the other, as the page does by itself; each must be acknowledged with its new version."""

    line: Line
    person: Coordinator
    versions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.token = token(self.line.ask(f"/en/assessments/{self.person.open}/answers/questions/{self._first()}/"))
        self.page = secrets.token_urlsafe(16)
        self.turn = self._turns()

    def _first(self) -> str:
        return next(iter(self.person.choices))

    def _turns(self) -> Iterator[tuple[str, str]]:
        for key in cycle(self.person.choices):
            self.versions[key] = self.versions.get(key, 1)
            options = self.person.choices[key]
            yield key, options[self.versions[key] % len(options)]

    def next(self) -> bytes:
        self.key, value = next(self.turn)
        form = {
            "csrfmiddlewaretoken": self.token,
            "page": self.page,
            "version": str(self.versions[self.key]),
            "answer": value,
        }
        return self.line.request(f"/en/assessments/{self.person.open}/answers/questions/{self.key}/save/", form)

    def check(self, answer: Answer) -> None:
        self.versions[self.key] += 1
        wanted = f'name="version" value="{self.versions[self.key]}"'.encode()
        assert answer.status == 200, answer
        assert wanted in plain(answer), (wanted, answer)


@dataclass(frozen=True, slots=True)
class Goal:
    """A page, how to talk to it, the most floors that it may cost, and the milliseconds within which 95 % answer."""

    name: str
    talk: Callable[[Line, Coordinator], Talk]
    most: float
    p95: float | None = None


GOALS = (
    Goal("save one answer", Saving, 15),
    Goal("task list", lambda line, one: Get(line, f"/en/assessments/{one.open}/", b"hanse-progress"), 10),
    Goal("results page", lambda line, one: Get(line, f"/en/assessments/{one.submitted}/results/", b"<svg"), 10, 60),
)


def main() -> None:
    with running_site(PEOPLE) as site:
        lines = [signed_in(site.port, person) for person in site.people]
        floor = [Get(line, "/floor/", b"hello", cookies=False) for line in lines]
        for goal in GOALS:
            report(site, goal, lines, floor)
        for line in weights(lines[0], site.people[0]):
            print(line)


def report(site: Site, goal: Goal, lines: list[Line], floor: list[Get]) -> None:
    talks = [goal.talk(line, person) for line, person in zip(lines, site.people, strict=True)]
    seen = compare(site, floor, talks)
    p50, p95 = seen.percentile(0.5), seen.percentile(0.95)
    met = seen.ratio <= goal.most and (goal.p95 is None or p95 < goal.p95)
    wanted = f"≥ 1/{goal.most:g}" + (f", p95 < {goal.p95:g} ms" if goal.p95 else "")
    print(
        f"{goal.name:<16} 1/{seen.ratio:.1f} of the floor ({seen.rate:.0f} of {seen.floor:.0f} a second), "
        f"processor 1/{seen.processor:.1f}, p50 {p50:.1f} ms, p95 {p95:.1f} ms   "
        f"goal {wanted}: {'met' if met else 'missed'}",
        flush=True,
    )


if __name__ == "__main__":
    main()
