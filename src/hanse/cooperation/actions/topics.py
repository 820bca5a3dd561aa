from collections.abc import Collection

from django.db import transaction

from hanse.cooperation.models import Topics
from hanse.identity.public import Party
from hanse.kernel import audit
from hanse.kernel.actor import Actor


@transaction.atomic
def change_topics(
    *,
    city: Party,
    offers: Collection[str],
    offers_words: str,
    looks_for: Collection[str],
    looks_for_words: str,
    by: Actor,
) -> Topics:
    """What a city offers and looks for, for members to see."""
    given = {
        "offers": sorted(offers),
        "offers_words": offers_words.strip()[:500],
        "looks_for": sorted(looks_for),
        "looks_for_words": looks_for_words.strip()[:500],
    }
    made, _new = Topics.objects.update_or_create(party=city, defaults=given)
    audit.record("cooperation.change_topics", by=by, on=made, party_id=city.pk)
    return made
