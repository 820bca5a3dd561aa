"""Reading a framework from a file or a folder."""

from pathlib import Path

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.building.framework import build
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.checking.questions import check_questions
from hanse.diagnostic.method.checking.results import check_results
from hanse.diagnostic.method.checking.tables import check_tables
from hanse.diagnostic.method.checking.tree import check_tree
from hanse.diagnostic.method.checking.vocabulary import Vocabulary
from hanse.diagnostic.method.reading.borrowing import borrow
from hanse.diagnostic.method.reading.files import read_files
from hanse.diagnostic.method.reading.shape import check_shape


def read_framework(path: Path) -> Framework:
    """The framework in a YAML file or in a folder with framework.yaml.

    Raises FrameworkError with every problem: file, line, column, item, what is wrong, what to write instead.
    """
    source = read_files(path)
    check_shape(source)
    source.stop()
    borrow(source, path)
    source.stop()
    built = build(source, Texts(), path)
    words = Vocabulary(built.framework, source, built.keys)
    check_tables(words)
    check_questions(words, built.questions)
    check_tree(words)
    check_results(words)
    source.stop()
    return built.framework
