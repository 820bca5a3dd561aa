"""What a member is called: a new name, and the ones before it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.public import rename_party
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.errors import CityExists
from hanse.members.models import City, FormerName, Organisation

ROOM = 500


@transaction.atomic
def rename_member(member: City | Organisation, *, name: str, because: str, by: Actor) -> None:
    """Call a city or an organisation otherwise from today on; its former name stays in its history and is found.

    Raises `Invalid` without a name or where it is called so already, `CityExists` where another one is.
    """
    kept, before = one_line(name)[:200], member.name
    if not kept or kept == before:
        raise Invalid(_("Enter the new name."), field="name")
    member.name = kept
    try:
        with transaction.atomic():
            member.save(update_fields=["name"])
    except IntegrityError as error:
        member.name = before
        raise CityExists(_("%(name)s is registered already in this country.") % {"name": kept}, field="name") from error
    rename_party(member.party, name=kept, by=by)
    FormerName.objects.create(party=member.party, name=before, because=one_line(because)[:ROOM])
    audit.record("members.rename_member", by=by, on=member, party_id=member.party_id)
    outbox.emit("members.member_renamed", {"party": str(member.party_id)})
