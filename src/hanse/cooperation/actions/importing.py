"""Partnerships from a file of the secretariat's, all of them or none."""

import csv
from collections.abc import Mapping
from io import StringIO

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.cooperation.actions.partnerships import note_partnership_outside, propose_partnership
from hanse.cooperation.enums import Source
from hanse.cooperation.errors import PartnersAlready
from hanse.identity.public import Party
from hanse.kernel.actor import Actor
from hanse.kernel.errors import HanseError, Invalid
from hanse.members.public import member_cities

COLUMNS = ("city", "city_country", "partner", "partner_country", "wikidata", "since")
MOST_ROWS = 20_000

type Members = Mapping[tuple[str, str], Party]


@transaction.atomic
def import_partnerships(text: str, *, by: Actor) -> int:
    """How many were new. Raises Invalid that names the line; then nothing was entered.

    A partner that is a member, by name and country, is one; what is known already is passed over.
    """
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    if set(COLUMNS) - set(rows.fieldnames or ()):
        raise Invalid(
            _("The first line must name the columns %(columns)s.") % {"columns": ", ".join(COLUMNS)}, field="file"
        )
    found = member_cities().select_related("party")
    members = {(one.name.casefold(), one.country): one.party for one in found}
    number = 0
    for line, row in enumerate(rows, start=2):
        if line > MOST_ROWS:
            raise Invalid(_("At most %(number)s lines at once.") % {"number": MOST_ROWS}, field="file")
        try:
            number += _enter({name: (row.get(name) or "").strip() for name in COLUMNS}, members, by=by)
        except HanseError as refusal:
            words = _("Line %(line)s: %(what)s")
            raise Invalid(words % {"line": line, "what": refusal.message}, field="file") from refusal
    return number


def _enter(row: Mapping[str, str], members: Members, *, by: Actor) -> bool:
    city = members.get((row["city"].casefold(), row["city_country"].upper()))
    if city is None:
        raise Invalid(_("No member is called “%(name)s” in this country.") % {"name": row["city"]})
    if row["since"] and not row["since"].isdecimal():
        raise Invalid(_("Give the year in which it began, such as 1998."))
    since = int(row["since"]) if row["since"] else None
    other = members.get((row["partner"].casefold(), row["partner_country"].upper()))
    try:
        if other is not None:
            propose_partnership(city=city, other=other, since=since, source=Source.IMPORTED, by=by)
        else:
            note_partnership_outside(
                city=city,
                name=row["partner"],
                country=row["partner_country"],
                outside_id=row["wikidata"],
                since=since,
                source=Source.IMPORTED,
                by=by,
            )
    except PartnersAlready:
        return False
    return True
