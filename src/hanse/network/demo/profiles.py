"""What the demonstration's cities say of themselves: made up as their answers are; half of it open to everyone."""

from collections.abc import Sequence

from hanse.kernel.actor import Actor
from hanse.members.public import City, Openness, Topic, change_profile

LEVELS = (Openness.PUBLIC, Openness.MEMBERS, Openness.PUBLIC, Openness.PRIVATE)
WORDS = {
    "en": "We put the errands of our inhabitants online, one after another, and tell others what we learned by it.",
    "fr": "Nous mettons en ligne, l’une après l’autre, les démarches des habitants, et disons ce que nous apprenons.",
}


def tell_profiles(cities: Sequence[City], *, by: Actor) -> None:
    """Every fourth keeps its profile to itself; topics go round."""
    topics = [one.value for one in Topic]
    for place, city in enumerate(cities):
        change_profile(
            city.party,
            by=by,
            descriptions=WORDS,
            topics=[topics[(place * 5 + step * 4) % len(topics)] for step in range(3)],
            level=LEVELS[place % len(LEVELS)],
        )
