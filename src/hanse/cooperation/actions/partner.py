"""Partners, kept by the secretariat."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.cooperation.models import Partner
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.public import check_country


@transaction.atomic
def keep_partner(partner: Partner | None = None, *, by: Actor, **given: Any) -> Partner:
    """A new one, or what changed of one. Raises Invalid with the field."""
    row, name = partner or Partner(), one_line(given.pop("name"))[:200]
    if not name:
        raise Invalid(_("Enter the name."), field="name")
    country = given.pop("country", "")
    _check_address(given.get("website", ""))
    row.name, row.country = name, check_country(country) if country else ""
    for field, value in given.items():
        setattr(row, field, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Invalid(_("A partner of this name in this country is known already."), field="name") from error
    audit.record("cooperation.keep_partner", by=by, on=row)
    return row


def _check_address(website: str) -> None:
    try:
        if website:
            URLValidator(schemes=["https", "http"])(website)
    except ValidationError as error:
        raise Invalid(_("Give a whole address, such as https://example.org."), field="website") from error


@transaction.atomic
def end_partner(partner: Partner, *, by: Actor) -> None:
    """The network works with it no more; what it took part in stays."""
    partner.ended_on = today()
    partner.save(update_fields=["ended_on"])
    audit.record("cooperation.end_partner", by=by, on=partner)
