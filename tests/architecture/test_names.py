"""Names that hide what is inside are used nowhere, and no module outgrows its page."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [path for path in (ROOT / "src" / "hanse").rglob("*.py") if "migrations" not in path.parts]
FORBIDDEN = {"utils", "common", "helpers", "services", "misc"}
LONGEST = 400
A_CITYS = ROOT / "src" / "hanse" / "host" / "scaffold" / "template" / "project" / "services"
"""Of a city's own project: what people of the city use, in the glossary's sense."""


@pytest.mark.parametrize("folder", ["src/hanse", "tests", "bench"])
def test_no_name_says_nothing(folder):
    named = [path for path in (ROOT / folder).rglob("*") if path.stem in FORBIDDEN and path != A_CITYS]

    assert named == []


def test_no_module_is_longer_than_400_lines():
    long = {str(path.relative_to(ROOT)) for path in SOURCES if path.read_text(encoding="utf-8").count("\n") > LONGEST}

    assert long == set()


def test_nothing_swallows_every_error():
    swallowed = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body):
                caught = ast.unparse(node.type) if node.type else ""
                if caught in {"", "Exception", "BaseException"}:
                    swallowed.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert swallowed == []
