"""The examples of the pages on FEEL are true."""

import doctest
import json
import re
from pathlib import Path

import pytest

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.expressions import parse
from hanse.feel.run import Run
from hanse.feel.tables.document import load_table
from hanse.feel.tables.models import examine_model
from hanse.feel.values.incoming import to_feel
from hanse.feel.values.text import literal_of

DOC = Path(__file__).parents[2] / "doc"
PAGE = (DOC / "use" / "feel.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def examples(kind: str) -> list[tuple[str, str]]:
    lines = [line.partition("=>") for block in blocks(kind) for line in block.splitlines()]
    return [(text.strip(), result.strip()) for text, _, result in lines]


CONTEXT = json.loads(blocks("feel-context")[0])
TABLE = blocks("yaml")[0]


@pytest.mark.parametrize(("text", "expected"), examples("feel"))
def test_examples(text, expected):
    assert literal_of(to_feel(parse(text, names=CONTEXT).evaluate(CONTEXT)), Run()) == expected


@pytest.mark.parametrize(("text", "expected"), examples("feel-error"))
def test_errors(text, expected):
    with pytest.raises(FeelSyntaxError) as refused:
        parse(text, names=CONTEXT)
    assert str(refused.value).splitlines()[0] == expected


@pytest.mark.parametrize(("inputs", "expected"), examples("feel-table"))
def test_the_table_decides(inputs, expected):
    value = load_table(TABLE).model().decide("Fee", json.loads(inputs)).value
    assert literal_of(to_feel(value), Run()) == expected


def test_what_was_forgotten_in_the_table_is_shown():
    whole, without_last = (examine_model(load_table(text).model()) for text in (TABLE, TABLE[: TABLE.rindex("  - [")]))
    assert [one.findings for one in whole] == [()]
    assert [list(map(str, one.findings)) for one in without_last] == [blocks("feel-gaps")[0].splitlines()]


@pytest.mark.parametrize("page", ["feel.md", "feel-differences.md"])
def test_the_pages_for_developers(page):
    done = doctest.testfile(str(DOC / "develop" / page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert done.failed == 0
    assert done.attempted > 3


def test_the_page_has_examples():
    assert len(examples("feel")) > 50
    assert len(examples("feel-error")) >= 5
    assert len(examples("feel-table")) >= 5
