"""Circulars as pages show them: whom one is for in words, how one letter reads, and what became of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from hanse.identity.public import recipient
from hanse.kernel.notices.writing import GAP
from hanse.members.charter.current import charter
from hanse.members.enums import Region, Role
from hanse.members.models import Circular
from hanse.members.presenters.member import kind_name, lacking_words
from hanse.members.queries.circular import Progress, languages_among, people_for, progress_of, text_for, wanted_of
from hanse.members.queries.listing import Wanted
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class CircularLine:
    """One in the list; `progress` is None for a draft."""

    id: UUID
    subject: str
    author: str
    sent_at: datetime | None
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Example:
    """One letter as somebody will get it."""

    name: str
    language: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What sending would do: to how many, in which languages, and one letter; None where it is for nobody."""

    number: int
    languages: tuple[tuple[str, int], ...]
    standing_in: int
    example: Example | None


def circular_lines(found: Sequence[Circular]) -> list[CircularLine]:
    """Two queries."""
    known = progress_of([one for one in found if one.sent_at])
    return [
        CircularLine(one.id, one.subject, str(one.author), one.sent_at, known[one.id] if one.sent_at else None)
        for one in found
    ]


def preview_of(circular: Circular) -> Preview:
    """Two queries. `standing_in` read a language in which it is not written."""
    people = people_for(wanted_of(circular), circular.roles)
    reading = languages_among(people)
    written: dict[str, int] = dict.fromkeys(circular.texts, 0)
    for language, number in reading.items():
        written[text_for(circular, language)[0]] += number
    names = dict(settings.LANGUAGES)
    shown = tuple((names.get(code, code), number) for code, number in written.items())
    standing_in = sum(number for code, number in reading.items() if code not in circular.texts)
    return Preview(sum(reading.values()), shown, standing_in, _example(circular, people.first()))


def _example(circular: Circular, person: object) -> Example | None:
    if person is None:
        return None
    to = recipient(person)  # type: ignore[arg-type]  # one of the query's
    language, said = text_for(circular, to.language)
    leave = f"{settings.SITE_URL.rstrip('/')}/{language}/…"
    with translation.override(language):
        text = render_to_string("notices/members/circular.txt", {**said, "leave": leave, "recipient": to})
    subject, _line, body = text.strip().partition("\n")
    return Example(str(person), language, subject, GAP.sub("\n\n", body).strip())


def whom(wanted: Wanted, roles: Iterable[str], language: str) -> list[tuple[str, str]]:
    """The filters in words: what, and which."""
    office = charter().offices.get(wanted.office)
    chosen = [str(Role(one).label) for one in roles if one in Role.values]
    said = [
        (_("Name or country"), wanted.words),
        (_("Kind of member"), kind_name(wanted.kind, language) if wanted.kind else ""),
        (_("Region"), str(Region(wanted.region).label) if wanted.region else ""),
        (_("Regional office"), str(office.name.in_language(language)) if office else ""),
        (_("What it lacks"), lacking_words().get(wanted.lacking, wanted.lacking)),
        (_("To whom at each member?"), formats.listed(chosen) if chosen else ""),
    ]
    return [(name, value) for name, value in said if value]
