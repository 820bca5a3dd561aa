"""What a page tells of the network, from the network's own declaration: kinds of member, bodies, posts, offices."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.members.public import Office, Region, charter
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the network declares: its name, what it is, lines on it, and where there is more."""

    name: str
    text: str = ""
    lines: tuple[str, ...] = ()
    href: str = ""


def kinds(language: str) -> list[Told]:
    bodies = charter().bodies
    told = []
    for one in charter().kinds.values():
        rights = formats.listed([right.label for right in sorted(one.rights)])
        decided = bodies[one.decided_by].name.in_language(language) if one.decided_by else _("The secretariat")
        lines = (_("May: %(rights)s") % {"rights": rights}, _("Admitted by: %(body)s") % {"body": decided})
        told.append(Told(one.name.in_language(language), one.who.in_language(language), lines))
    return told


def bodies(language: str) -> list[Told]:
    """Bodies, then posts with their terms."""
    found = [Told(one.name.in_language(language), lines=_most(one.most)) for one in charter().bodies.values()]
    for post in charter().posts.values():
        term = ngettext("Term: %(years)s year", "Term: %(years)s years", post.years)
        lines = (term % {"years": formats.number(post.years)}, *_least(post.least), *_most(post.most))
        found.append(Told(post.name.in_language(language), lines=lines))
    return found


def dues(language: str) -> list[Told]:
    """What each row of the scale asks; nothing where the network asks for no dues."""
    asked = charter().dues
    if asked is None:
        return []
    rows = asked.scale.rows()
    return [Told(name.in_language(language), lines=(_amount(amount, asked.currency),)) for name, amount in rows]


def offices(language: str) -> list[Told]:
    """Regional offices: where each is, since when, whom it serves, and how it is reached."""
    return [_office(one, language) for one in charter().offices.values()]


def office_told(key: str, language: str) -> Told | None:
    """One of them."""
    found = charter().offices.get(key)
    return _office(found, language) if found else None


def _office(one: Office, language: str) -> Told:
    serves = formats.listed([_area(area) for area in sorted(one.serves)])
    since = (_("Since %(year)s") % {"year": one.since},) if one.since else ()
    reach = tuple(line for line in (*one.address.splitlines(), one.email, one.phone) if line)
    lines = (*since, _("For: %(areas)s") % {"areas": serves}, *reach)
    href = reverse("site:office", args=[one.key])
    return Told(one.name.in_language(language), formats.country_name(one.country), lines, href)


def _amount(amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return _("Worked out for each member")
    return formats.money(amount, currency) if amount else _("No dues")


def _area(area: str) -> str:
    return str(Region(area).label) if area in Region.values else formats.country_name(area)


def _most(most: int) -> tuple[str, ...]:
    words = ngettext("At most %(number)s member", "At most %(number)s members", most)
    return (words % {"number": formats.number(most)},) if most else ()


def _least(least: int) -> tuple[str, ...]:
    words = ngettext("At least %(number)s member", "At least %(number)s members", least)
    return (words % {"number": formats.number(least)},) if least else ()
