"""What follows the standard says which section it follows."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from hanse.feel import dmn, tables

FEEL = Path(dmn.__path__[0]).parent


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def is_public_function(part: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(part, ast.FunctionDef) and not part.name.startswith("_")


def public_parts(module: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """The public functions and classes of a module, and the public methods of these."""
    for node in module.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                methods = (one for one in node.body if isinstance(one, ast.FunctionDef))
                yield from (one for one in methods if not one.name.startswith("_") and ast.get_docstring(one))


def lacking_a_section(file: Path, parts: Iterable[ast.ClassDef | ast.FunctionDef]) -> list[str]:
    return [
        f"{file.relative_to(FEEL)}: {part.name}"
        for part in parts
        if not re.search(r"\b\d+\.\d", ast.get_docstring(part) or "")
    ]


@pytest.mark.parametrize("package", [dmn, tables], ids=lambda package: package.__name__)
def test_what_follows_the_standard_names_its_section(package):
    files = [file for file in Path(package.__path__[0]).glob("*.py") if file.stem not in {"__init__", "errors", "xml"}]
    assert len(files) > 4
    assert [one for file in files for one in lacking_a_section(file, public_parts(tree_of(file)))] == []


OF_NO_SECTION = {
    "__main__": "the command line",
    "commands": "the command line",
    "scope": "the command line",
    "compiler/costs": "limits, of which the standard knows none",
    "run": "limits, and the notes of why a value is null",
    "reasons": "the notes of why a value is null",
    "compiler/forms": "which closure a form becomes; each says its section",
    "compiler/indexing": "speed",
    "compiler/quick": "speed",
    "parser/state": "the parser's loop; what it reads says its section",
    "tree": "what all nodes share",
    "source": "places in a text",
    "dmn/errors": "errors",
    "dmn/xml": "XML itself",
}
"""Modules whose public functions mean nothing in the standard, and what they are for instead."""


def test_every_public_function_names_its_section():
    files = {file.relative_to(FEEL).with_suffix("").as_posix(): file for file in FEEL.rglob("*.py")}
    assert set(OF_NO_SECTION) <= set(files)
    lacking = [
        one
        for name, file in files.items()
        if name not in OF_NO_SECTION
        for one in lacking_a_section(file, (part for part in tree_of(file).body if is_public_function(part)))
    ]
    assert lacking == []
    for name in OF_NO_SECTION:
        assert any(map(is_public_function, tree_of(files[name]).body)), f"{name} needs no exception"
