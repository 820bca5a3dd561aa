from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.public import create_organisation
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.errors import OrganisationExists
from hanse.members.models import Organisation
from hanse.members.validators import check_country


@transaction.atomic
def register_organisation(
    *, name: str, country: str, by: Actor, website: str = "", is_demonstration: bool = False
) -> Organisation:
    """A new association, agency or company, with its party. Raises OrganisationExists, or Invalid with the field."""
    said = one_line(name)
    if not said:
        raise Invalid(_("Enter the name."), field="name")
    code = check_country(country)
    party = create_organisation(name=said, by=by)
    try:
        with transaction.atomic():
            made = Organisation.objects.create(
                party=party, name=said, country=code, website=website, is_demonstration=is_demonstration
            )
    except IntegrityError as error:
        words = _("%(name)s is registered already in this country.")
        raise OrganisationExists(words % {"name": said}, field="name") from error
    audit.record("members.register_organisation", by=by, on=made, party_id=party.pk)
    return made
