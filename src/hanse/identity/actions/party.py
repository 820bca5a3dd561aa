from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.enums import PartyKind
from hanse.identity.models import Party
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line


@transaction.atomic
def create_organisation(*, name: str, by: Actor) -> Party:
    """A new party that is an organisation. Raises `Invalid` without a name."""
    party = Party.objects.create(kind=PartyKind.ORGANISATION, name=_checked(name))
    audit.record("identity.create_organisation", by=by, on=party, party_id=party.id)
    return party


@transaction.atomic
def rename_party(party: Party, *, name: str, by: Actor) -> Party:
    """Give a party another name. Raises `Invalid` without a name."""
    party.name = _checked(name)
    party.save(update_fields=["name"])
    audit.record("identity.rename_party", by=by, on=party, party_id=party.id)
    return party


def _checked(name: str) -> str:
    kept = one_line(name)
    if not kept:
        raise Invalid(_("Enter a name."), field="name")
    return kept[:200]
