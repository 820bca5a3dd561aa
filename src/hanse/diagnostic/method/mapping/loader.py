"""Reading mappings, and finding the published one between two questionnaires."""

from collections.abc import Iterator
from pathlib import Path

from hanse.diagnostic.engine.model.correspondence import Correspondence
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method import places
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.mapping.building import build
from hanse.diagnostic.method.mapping.checking import check_mapping
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.method.reading.files import Files, read_files
from hanse.diagnostic.method.reading.shape import check_shape
from hanse.diagnostic.method.registry import load_framework

FOLDER = "mappings"
"""Beside the versions of the framework to which they lead."""


def read_mapping(path: Path) -> Correspondence:
    """The mapping in a file. Raises FrameworkError with every problem: file, line, what is wrong, what to write."""
    source = read_files(path, lists=())
    check_shape(source, "mapping")
    source.stop()
    named = [_framework(source, name) for name in ("from", "to")]
    source.stop()
    old, new = (questionnaire(one) for one in named if one is not None)
    check_mapping(source, old, new)
    source.stop()
    return build(source.value, old, new)


def mapping_between(old: tuple[str, str], new: tuple[str, str]) -> Correspondence | None:
    """The published mapping from one version of a framework to another, or to another framework's; None without one.

    Raises FrameworkError where its file is faulty.
    """
    for path in mapping_files(new[0]):
        head = read_files(path, lists=()).value
        if (head.get("from"), head.get("to")) == ("@".join(old), "@".join(new)):
            return read_mapping(path)
    return None


def mapping_files(key: str) -> Iterator[Path]:
    """The mappings that lead to a framework: a site's own before those that Hanse carries."""
    for home in (places.own_folder(), places.CARRIED):
        yield from sorted((home / key / FOLDER).glob("*.yaml"))


def _framework(source: Files, name: str) -> Framework | None:
    if "@" not in source.value[name]:
        source.fault((name,), "a framework is named with its version", do="Write key@version")
        return None
    try:
        return load_framework(source.value[name])
    except UnknownFrameworkError as error:
        source.fault((name,), str(error))
        return None
