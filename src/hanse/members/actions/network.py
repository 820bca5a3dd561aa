from django.db import transaction

from hanse.identity.public import Party, PartyKind
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.members.enums import NETWORK_ID


@transaction.atomic
def ensure_network(*, name: str, by: Actor) -> Party:
    """The party of the network itself, made once."""
    party, made = Party.objects.get_or_create(id=NETWORK_ID, defaults={"kind": PartyKind.ORGANISATION, "name": name})
    if made:
        audit.record("members.ensure_network", by=by, on=party, party_id=party.id)
    return party
