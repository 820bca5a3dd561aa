"""The demonstration network, made once."""

from datetime import UTC, date, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import transaction

from hanse.kernel.actor import Actor
from hanse.kernel.clock import set_to
from hanse.members.public import City, MemberOf, begin_membership, charter, cities, ensure_network
from hanse.network.demo.cities import register_cities
from hanse.network.demo.dues import ask_for_dues
from hanse.network.demo.governance import fill_posts
from hanse.network.demo.people import make_colleagues, make_people, sign_ins
from hanse.network.demo.profiles import tell_profiles
from hanse.network.demo.roadmap import make_roadmaps
from hanse.network.demo.rounds import finished_round, running_round
from hanse.network.demo.verification import verify_home
from hanse.network.demo.voices import make_voices
from hanse.site.public import add_content

SYSTEM = Actor.system("demonstration")
HOME = "Gumi"
NEWS = Path(__file__).parent / "content"
FOUNDED = datetime(2024, 1, 15, 9, tzinfo=UTC)


def demonstration() -> str:
    """Load what is not there yet; returns who can sign in."""
    add_content(NEWS)
    found = cities().filter(is_demonstration=True)
    return sign_ins(_home(list(found)) if found.exists() else load())


@transaction.atomic
def load() -> City:
    """Everything of the demonstration, in one transaction; returns the city whose people can sign in."""
    with set_to(FOUNDED):
        ensure_network(name=settings.SITE_NAME, by=SYSTEM)
        made = register_cities(by=SYSTEM)
        home = _home(made)
        _admit(made)
        tell_profiles(made, by=SYSTEM)
        make_people(home, by=SYSTEM)
    fill_posts(made, by=SYSTEM)
    early = [city for place, city in enumerate(made) if place % 2 == 0 or city == home]
    finished_round("Round of 2024", early, ended=date(2024, 11, 30), years=0, by=SYSTEM)
    last = finished_round("Round of 2025", made, ended=date(2025, 11, 30), years=1, by=SYSTEM)
    running = running_round("Round of 2026", home, by=SYSTEM)
    make_voices(home, running)
    ask_for_dues(home, by=SYSTEM)
    if apps.is_installed("hanse.cooperation"):
        # A site without the domain cannot import its models.
        from hanse.network.demo.exchange import make_exchange, make_peer, make_projects

        make_exchange(made, by=SYSTEM)
        make_projects(made, by=SYSTEM)
        make_peer({one.name: one for one in made}, home, since=FOUNDED.date(), by=SYSTEM)
        verify_home(home, last, by=SYSTEM)
    make_roadmaps(home, last, by=SYSTEM)
    make_colleagues(made, since=FOUNDED.date(), by=SYSTEM)
    return home


def _admit(made: list[City]) -> None:
    """Every fifth city is still of the last kind that a city can be, in the default network an associate."""
    kinds = charter().kinds_of(MemberOf.GOVERNMENT)
    for place, city in enumerate(made):
        begin_membership(city.party, kinds[0 if place % 5 else -1].key, by=SYSTEM, starts_on=FOUNDED.date())


def _home(among: list[City]) -> City:
    return next((city for city in among if city.name == HOME), among[0])
