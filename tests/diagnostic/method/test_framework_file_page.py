"""The page doc/method/framework-file.md: its example runs, and it names every word of the schema."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

import pytest

from hanse.diagnostic.method.reading.shape import schema
from tests.diagnostic.published import run

PAGE = Path(__file__).parents[3] / "doc" / "method" / "framework-file.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def block(page: str, title: str) -> str:
    found = re.search(rf'```\w+ title="{re.escape(title)}"\n(.*?)```', page, flags=re.DOTALL)
    assert found, f"the page has no block {title}"
    return found[1]


def test_the_first_framework_gives_what_the_page_says(page, tmp_path):
    for name in ("cities.csv", "tiny.yaml"):
        (tmp_path / name).write_text(block(page, name), encoding="utf-8")
    outcome = run(tmp_path / "cities.csv", "--framework", tmp_path / "tiny.yaml")
    assert outcome.exit_code == 0, outcome.output
    ours, told = (list(csv.reader(StringIO(text))) for text in (outcome.stdout, block(page, "result")))
    assert len(ours) == len(told)
    for mine, theirs in zip(ours, told, strict=True):
        assert [_cell(one) for one in mine] == [close(one) for one in theirs]


def _cell(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell


def close(cell: str) -> object:
    """A number compared to twelve digits, for the last ones differ between processors; a text as it is."""
    try:
        return pytest.approx(float(cell), rel=1e-12)
    except ValueError:
        return cell


def test_every_word_of_the_schema_is_explained(page):
    words = set(re.findall(r"[A-Za-z_0-9.]+", page))
    assert [word for word in sorted(set(_words(schema()))) if word not in words] == []


def _words(part: object) -> Iterator[str]:
    """The names of properties and the choices of the schema."""
    if isinstance(part, Mapping):
        yield from part.get("properties", {})
        yield from (word for word in part.get("enum", ()) if isinstance(word, str) and word.isidentifier())
        for inner in part.values():
            yield from _words(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _words(inner)
