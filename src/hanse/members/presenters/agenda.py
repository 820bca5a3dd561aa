"""The agenda of the bodies that decide on members."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.members.charter.current import charter
from hanse.members.presenters.member import kind_name
from hanse.members.queries.application import Item, agenda
from hanse.questions.spec.kinds.country import names_in


@dataclass(frozen=True, slots=True)
class Entry:
    """One application, with its kind and country in the reader's words."""

    item: Item
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one body is to decide on."""

    key: str
    body: str
    entries: Sequence[Entry]


def agendas(language: str) -> list[Agenda]:
    """Of every body that decides on some kind of member; one query."""
    items, deciding = agenda(), {one.decided_by for one in charter().kinds.values()}
    return [
        Agenda(key, body.name.in_language(language), [_entry(item, language) for item in items[key]])
        for key, body in charter().bodies.items()
        if key in deciding
    ]


def _entry(item: Item, language: str) -> Entry:
    return Entry(item, kind_name(item.kind, language), names_in(language).get(item.country, item.country))
