"""The text of a file of a draft, and where it breaks if it is no YAML."""

from dataclasses import dataclass

from django.urls import reverse

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.designer.models import Draft
from hanse.kernel.yaml.document import parse_yaml
from hanse.kernel.yaml.problems import DocumentError
from hanse.ui.shell import Link


@dataclass(frozen=True, slots=True)
class Break:
    """Where a text cannot be read, what is wrong, and the line itself."""

    line: int
    column: int
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    name: str
    text: str
    files: tuple[Link, ...]
    breaks: tuple[Break, ...]
    rows: int


def source_page(draft: Draft, name: str, typed: str | None = None) -> SourcePage:
    """`typed` stands in place of what is saved."""
    text = draft.files.get(name, "") if typed is None else typed
    names = [HEAD, *sorted(one for one in draft.files if one != HEAD)]
    here = reverse("designer:source", args=[draft.id])
    return SourcePage(
        name=name,
        text=text,
        files=tuple(Link(one, f"{here}?file={one}", active=one == name) for one in names),
        breaks=tuple(breaks_in(text, name)),
        rows=min(max(text.count("\n") + 2, 20), 45),
    )


def breaks_in(text: str, name: str) -> list[Break]:
    try:
        parse_yaml(text, name)
    except DocumentError as error:
        lines = text.splitlines()
        return [
            Break(
                one.place.line,
                one.place.column,
                one.advice,
                lines[one.place.line - 1] if 0 < one.place.line <= len(lines) else "",
            )
            for one in error.problems
        ]
    return []
