"""Known partnerships: said by a city, agreed by the other, entered by the secretariat."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.cooperation.actions.pausing import DECLINED, TAKEN_BACK, leave_in_peace
from hanse.cooperation.actions.telling import tell
from hanse.cooperation.enums import IntroductionState, PartnershipState, Source
from hanse.cooperation.errors import AnsweredAlready, PartnersAlready, TooManyOpen
from hanse.cooperation.models import Introduction, Partnership
from hanse.cooperation.validators import check_wikidata, check_year
from hanse.identity.public import Party
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.public import check_country

MOST_WAITING = 20
"""Proposals of one city that wait for the other's word."""


@transaction.atomic
def propose_partnership(
    *, city: Party, other: Party, by: Actor, since: int | None = None, source: Source = Source.ENTERED
) -> Partnership:
    """With another member, which is asked for its word; known already where the secretariat enters it.

    Raises PartnersAlready, TooManyOpen, AskedAlready, and Invalid with the field.
    """
    check_year(since, today().year)
    if city.pk == other.pk:
        raise Invalid(_("A city cannot be its own partner."), field="other")
    state = PartnershipState.AGREED if source is Source.IMPORTED else PartnershipState.PROPOSED
    if source is Source.ENTERED and _were_introduced(city, other):
        source = Source.INTRODUCTION
    if state is PartnershipState.PROPOSED:
        _may_propose(city, other)
    made = _made(Partnership(asked_by_party=city, asked_party=other, since=since, source=source, state=state))
    if state is PartnershipState.PROPOSED:
        tell("partnership", at=other, other=city, page="partnerships", thing=made.pk, parts=(other.pk,))
    audit.record("cooperation.propose_partnership", by=by, on=made, party_id=city.pk, detail={"source": source.value})
    return made


def _may_propose(city: Party, other: Party) -> None:
    """What was taken back once may be a mistake that is mended; twice is too often."""
    Party.objects.select_for_update(no_key=True).get(pk=city.pk)
    mine = Partnership.objects.filter(asked_by_party=city)
    if mine.filter(state=PartnershipState.PROPOSED).count() >= MOST_WAITING:
        words = _("%(number)s of your requests wait for an answer. Take one back, or wait until one is answered.")
        raise TooManyOpen(words % {"number": MOST_WAITING})
    over = mine.filter(asked_party=other, ended_at__isnull=False).order_by("-ended_at")
    declined, taken_back = (
        list(over.filter(state=state).values_list("ended_at", flat=True)[:2])
        for state in (PartnershipState.DECLINED, PartnershipState.WITHDRAWN)
    )
    leave_in_peace(next(iter(declined), None), taken_back_at=next(iter(taken_back[1:]), None))


@transaction.atomic
def note_partnership_outside(
    *,
    city: Party,
    name: str,
    country: str,
    by: Actor,
    outside_id: str = "",
    since: int | None = None,
    source: Source = Source.ENTERED,
) -> Partnership:
    """With a city that is no member: a name, a country and where known its id in Wikidata. Raises as above."""
    check_year(since, today().year)
    said = one_line(name)[:200]
    if not said:
        raise Invalid(_("Enter the name."), field="outside_name")
    row = Partnership(
        asked_by_party=city,
        outside_id=check_wikidata(outside_id),
        outside_name=said,
        outside_country=check_country(country),
        since=since,
        source=source,
        state=PartnershipState.AGREED,
    )
    made = _made(row)
    audit.record("cooperation.note_partnership", by=by, on=made, party_id=city.pk, detail={"source": source.value})
    return made


@transaction.atomic
def agree_to_partnership(one: Partnership, *, by: Actor) -> Partnership:
    """Raises AnsweredAlready where it is agreed or gone."""
    found = Partnership.objects.select_for_update().filter(pk=one.pk, state=PartnershipState.PROPOSED).first()
    if found is None:
        raise AnsweredAlready(_("This has been answered already."))
    found.state = PartnershipState.AGREED
    found.save(update_fields=["state"])
    audit.record("cooperation.agree_to_partnership", by=by, on=found, party_id=found.asked_party_id)
    return found


@transaction.atomic
def remove_partnership(one: Partnership, *, party_id: UUID, by: Actor) -> None:
    """By either side, proposed or agreed: a partnership that one side denies is none. Raises AnsweredAlready."""
    found = Partnership.objects.select_for_update().filter(pk=one.pk, ended_at=None).first()
    if found is None:
        raise AnsweredAlready(_("This has been answered already."))
    audit.record("cooperation.remove_partnership", by=by, on=found, party_id=party_id)
    if found.asked_party_id is None:  # nobody was asked
        found.delete()
        return
    is_mine = party_id == found.asked_by_party_id
    found.state = PartnershipState.WITHDRAWN if is_mine else PartnershipState.DECLINED
    found.ended_at = now()
    found.save(update_fields=["state", "ended_at"])


def purge_partnerships() -> int:
    """Delete what was taken away and delays nothing any more; how many."""
    before = now() - max(DECLINED, TAKEN_BACK) - timedelta(days=1)  # the pause ends with a day
    return Partnership.objects.filter(ended_at__lt=before).delete()[0]


def _were_introduced(city: Party, other: Party) -> bool:
    sides = [city.pk, other.pk]
    found = Introduction.objects.filter(asked_by_party__in=sides, asked_party__in=sides)
    return found.filter(state=IntroductionState.ACCEPTED).exists()


def _made(row: Partnership) -> Partnership:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise PartnersAlready(
            _("This partnership is known already, or is waiting for the other city's answer.")
        ) from error
    return row
