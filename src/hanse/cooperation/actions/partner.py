"""Partners, kept by the secretariat."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.cooperation.enums import Audience, PartnerKind
from hanse.cooperation.models import Partner
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.public import check_country


@transaction.atomic
def keep_partner(
    partner: Partner | None = None,
    *,
    name: str,
    kind: PartnerKind,
    country: str = "",
    languages: Collection[str] = (),
    topics: Collection[str] = (),
    about: str = "",
    website: str = "",
    contact: str = "",
    contact_for: Audience = Audience.SECRETARIAT,
    by: Actor,
) -> Partner:
    """A new one, or one as it is from now on. Raises Invalid with the field."""
    row, said = partner or Partner(), one_line(name)[:200]
    if not said:
        raise Invalid(_("Enter the name."), field="name")
    _check_address(website)
    row.name, row.kind, row.country = said, kind, check_country(country) if country else ""
    row.languages, row.topics = list(languages), list(topics)
    row.about, row.website = about, website
    row.contact, row.contact_for = contact, contact_for
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
