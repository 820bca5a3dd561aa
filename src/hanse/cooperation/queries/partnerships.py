"""Reads of partnerships and topics."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.cooperation.models import Partnership, Topics
from hanse.kernel.errors import NotThere


def partnerships_of(party_id: UUID) -> QuerySet[Partnership]:
    """Agreed and proposed ones, from either side."""
    mine = Q(asked_by_party_id=party_id) | Q(asked_party_id=party_id)
    return Partnership.objects.filter(mine, ended_at=None).select_related("asked_by_party", "asked_party")


def partnership(partnership_id: UUID, party_id: UUID) -> Partnership:
    """One of a city's. Raises NotThere."""
    found = partnerships_of(party_id).filter(id=partnership_id).first()
    if found is None:
        raise NotThere(_("There is no such partnership."))
    return found


def topics_of(party_id: UUID) -> Topics:
    """What a city offers and looks for; empty and not stored where it has said nothing."""
    return Topics.objects.filter(party_id=party_id).first() or Topics(party_id=party_id)
