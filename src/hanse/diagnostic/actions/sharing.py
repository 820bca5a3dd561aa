from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.release import narrow_release
from hanse.diagnostic.enums import Publication, SharingLevel
from hanse.diagnostic.errors import TooWide
from hanse.diagnostic.models import Round, Sharing
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.members.public import City


@transaction.atomic
def share_results(*, city: City, round_: Round, level: SharingLevel, by: Actor) -> Sharing:
    """Let members, or everyone, see a city's results of a round; an earlier consent ends.

    The round's group statistics lose what would now give another city away. Raises `TooWide` where the round's rules
    let no city show so much.
    """
    held = Round.objects.select_for_update().get(id=round_.id)  # closing draws the statistics: not both at once
    if not Publication(held.publication).allows(level):
        raise TooWide(_("The rules of this round let no city show its results so widely."), field="level")
    as_wide = [SharingLevel.PUBLIC] if level == SharingLevel.PUBLIC else list(SharingLevel)
    known_already = Sharing.objects.filter(city=city, round=round_, level__in=as_wide).exists()
    Sharing.objects.filter(city=city, round=round_, withdrawn_at=None).update(withdrawn_at=now())
    made = Sharing.objects.create(city=city, round=round_, level=level, given_by_id=by.id)
    if not known_already:
        narrow_release(round_)
    audit.record("diagnostic.share_results", by=by, on=made, party_id=city.party_id, detail={"level": level})
    outbox.emit("diagnostic.sharing_changed", {"city": str(city.pk), "round": str(round_.id)})
    return made


@transaction.atomic
def stop_sharing(*, city: City, round_: Round, by: Actor) -> None:
    """Take the consent back at once; without one nothing changes."""
    given = Sharing.objects.filter(city=city, round=round_, withdrawn_at=None).first()
    if given is None:
        return
    given.withdrawn_at = now()
    given.save(update_fields=["withdrawn_at"])
    audit.record("diagnostic.stop_sharing", by=by, on=given, party_id=city.party_id)
    outbox.emit("diagnostic.sharing_changed", {"city": str(city.pk), "round": str(round_.id)})
