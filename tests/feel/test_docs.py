"""The examples of doc/use/feel.md are true."""

import json
import re
from pathlib import Path

import pytest

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.expressions import parse
from hanse.feel.run import Run
from hanse.feel.values.text import literal_of

PAGE = (Path(__file__).parents[2] / "doc" / "use" / "feel.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def examples(kind: str) -> list[tuple[str, str]]:
    lines = [line.partition("=>") for block in blocks(kind) for line in block.splitlines()]
    return [(text.strip(), result.strip()) for text, _, result in lines]


CONTEXT = json.loads(blocks("feel-context")[0])


@pytest.mark.parametrize(("text", "expected"), examples("feel"))
def test_examples(text, expected):
    assert literal_of(parse(text, names=CONTEXT).evaluate(CONTEXT), Run()) == expected


@pytest.mark.parametrize(("text", "expected"), examples("feel-error"))
def test_errors(text, expected):
    with pytest.raises(FeelSyntaxError) as refused:
        parse(text, names=CONTEXT)
    assert str(refused.value).splitlines()[0] == expected


def test_the_page_has_examples():
    assert len(examples("feel")) > 40
    assert len(examples("feel-error")) >= 5
