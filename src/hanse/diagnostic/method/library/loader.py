"""Reading a library of solutions from a folder, and the published ones by their names."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.solutions import Library
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.building.translations import translations
from hanse.diagnostic.method.library.building import build
from hanse.diagnostic.method.library.checking import check_library
from hanse.diagnostic.method.reading.files import read_files
from hanse.diagnostic.method.reading.shape import check_shape
from hanse.diagnostic.method.registry import load_framework

HEAD = "library.yaml"
CARRIED = Path(__file__).parents[1] / "solutions"


def read_library(path: Path, framework: Framework | None = None) -> Library:
    """The library in a folder with library.yaml and solutions/*.yaml, checked against its framework.

    Without a `framework` the published one that the library names is taken. Raises FrameworkError with every problem:
    file, line, column, item, what is wrong, what to write instead; UnknownFrameworkError.
    """
    source = read_files(path, head_name=HEAD, lists=("solutions",))
    check_shape(source, "solutions")
    source.stop()
    texts = Texts()
    library = build(source, texts)
    check_library(source, library, framework or load_framework(library.framework))
    library = replace(library, translations=translations(source, path, library.languages, texts.made))
    source.stop()
    return library


@cache
def load_library() -> Library:
    """The library that Hanse carries."""
    return read_library(CARRIED)


@cache
def solved_framework() -> str:
    """The key of the framework whose gaps the library that Hanse carries closes, without reading its solutions."""
    return str(read_files(CARRIED, head_name=HEAD, lists=()).value["framework"])
