"""What comes over the wire: a page with all that it names, as a browser that knows nothing yet fetches it."""

import re
from collections.abc import Iterator

from stand.server import Coordinator
from stand.wire import Line, plain

NAMED = re.compile(rb'(?:src|href)="(/static/[^"#?]+)')
FIRST, LATER, MAP = 100, 30, 40


def weights(line: Line, person: Coordinator) -> Iterator[str]:
    """A line for each goal; kB are thousands of bytes of body as the server sent them, compressed or not."""
    for name, path in (("home page", "/en/"), ("sign-in page", "/en/account/login/")):
        page, assets = weigh(Line(line.port), path)
        yield _line(f"{name}, first visit", page + sum(assets.values()), FIRST)
        yield _line(f"{name}, later", page, LATER)
    for name, path in (
        ("task list, later", f"/en/assessments/{person.open}/"),
        ("results page, later", f"/en/assessments/{person.submitted}/results/"),
    ):
        page, assets = weigh(line, path)
        yield _line(name, page, LATER)
    _, assets = weigh(line, "/en/network/")
    yield _line("map's base", sum(size for path, size in assets.items() if "world" in path), MAP)


def weigh(line: Line, path: str) -> tuple[int, dict[str, int]]:
    """Bytes of the page, and of each static file that it names."""
    answer = line.ask(path)
    assert answer.status == 200, (path, answer.status)
    named = {name.decode() for name in NAMED.findall(plain(answer))}
    return len(answer.body), {name: len(line.ask(name).body) for name in named}


def _line(name: str, size: int, goal: int) -> str:
    return f"{name:<28} {size / 1000:6.1f} kB   goal ≤ {goal} kB: {'met' if size <= goal * 1000 else 'missed'}"
