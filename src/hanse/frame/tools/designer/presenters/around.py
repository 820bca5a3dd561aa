"""What surrounds every page of a draft: its name, how it stands, and the ways to its pages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.lists import status_of
from hanse.ui.shell import Link
from hanse.ui.values import Status


@dataclass(frozen=True, slots=True)
class Around:
    id: str
    title: str
    service: str
    number: int
    based_on: str
    status: Status
    pages: tuple[Link, ...]


def around(draft: Draft, here: str) -> Around:
    """`here` is the name of the address of the page that is shown."""
    return Around(
        id=str(draft.id),
        title=draft.title or draft.service,
        service=draft.service,
        number=draft.number,
        based_on=draft.based_on,
        status=status_of(draft),
        pages=tuple(
            Link(text, reverse(f"designer:{name}", args=[draft.id]), active=name == here) for name, text in _pages()
        ),
    )


def _pages() -> list[tuple[str, str]]:
    """The pages of a draft in their order: address and name. Each takes the draft's id alone."""
    return [
        ("outline", _("Parts")),
        ("source", _("Text")),
        ("history", _("History")),
        ("checking", _("Check")),
        ("picture", _("Way of a case")),
        ("previewing", _("Preview")),
        ("scenarios", _("Scenarios")),
        ("difference", _("What changes")),
        ("handbook", _("Handbook")),
        ("reviewing", _("Review and publish")),
    ]
