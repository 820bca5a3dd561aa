"""The files of a draft: which names there may be, how large they may be, and what the first says of itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hanse.frame.spec.file.reading import HEAD, TEXTS
from hanse.kernel.errors import Invalid
from hanse.kernel.yaml.document import parse_yaml
from hanse.kernel.yaml.problems import DocumentError

type Files = Mapping[str, str]

SHEET = re.compile(rf"{TEXTS}/(?P<language>[a-z]{{2,3}}(-[A-Za-z0-9]{{2,8}})*)(/[A-Za-z0-9_-]+)?\.yaml")
NUL = "\0"
MOST_FILES = 100
LARGEST = 1024 * 1024
"""Characters of all files together: some hundred times a large service."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the head of a draft says of itself, as far as it can be read."""

    service: str = ""
    version: str = ""
    title: str = ""


def language_in(name: str) -> str:
    """The language of a sheet of texts; empty for another file."""
    found = SHEET.fullmatch(name)
    return found["language"] if found else ""


def head_of(files: Files) -> Any:
    """What the head holds as plain values; None where it is no YAML."""
    try:
        return parse_yaml(files.get(HEAD, ""), HEAD).value
    except DocumentError:
        return None


def said_in(files: Files) -> Said:
    head = head_of(files)
    if not isinstance(head, dict):
        return Said()
    title = head.get("title", "")
    words = title.get("text", "") if isinstance(title, dict) else title
    key, version = head.get("key", ""), head.get("version", "")
    return Said(_short(key, 60), _short(version, 20), _short(words, 300))


def require_files(files: Files) -> None:
    """Raises Invalid for a name that no service has, for no head, for too much, and for what is no text."""
    wrong = next((name for name in files if name != HEAD and not language_in(name)), "")
    if wrong:
        words = _("“%(name)s” is no file of a service: there are procedure.yaml and texts/<language>.yaml.")
        raise Invalid(words % {"name": wrong[:100]})
    if HEAD not in files:
        raise Invalid(_("There is no procedure.yaml, in which a service begins."))
    if len(files) > MOST_FILES or sum(map(len, files.values())) > LARGEST:
        raise Invalid(_("The files of a service are too large together."))
    if NUL in "".join(files.values()):
        raise Invalid(_("The text holds a character that stands in no text (U+0000). Take it out."))


def _short(value: object, most: int) -> str:
    """Text that the database takes: YAML can write U+0000 down."""
    return value.replace(NUL, "")[:most] if isinstance(value, str) else ""
