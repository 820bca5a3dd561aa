"""What other domains show on a member's page in the directory: a slot, which they fill when the site starts.

A domain shows only what the member has opened to whoever looks; who looks is told it as the viewer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from hanse.identity.public import Viewer


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page: its heading, and the template that shows `seen` under it."""

    title: str
    template: str
    seen: object


type Maker = Callable[[UUID, Viewer, str], Panel | None]
_makers: dict[str, Maker] = {}


def show_on_page(key: str, make: Maker) -> None:
    """`make(party_id, viewer, language)` gives the panel, or None where there is nothing to show."""
    _makers[key] = make


def panels_of(party_id: UUID, viewer: Viewer, language: str) -> list[Panel]:
    """In the order in which the domains came: those that lie lower first."""
    return [panel for make in _makers.values() if (panel := make(party_id, viewer, language))]
