"""Load the demonstration network, once; says who can sign in."""

from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hanse.host.environment import Mode
from hanse.kernel.actor import Actor
from hanse.kernel.clock import set_to
from hanse.members.public import City, cities, ensure_network
from hanse.network.demo.cities import register_cities
from hanse.network.demo.people import make_people, sign_ins
from hanse.network.demo.rounds import finished_round, running_round

SYSTEM = Actor.system("demonstration")
HOME = "Gumi"
FOUNDED = datetime(2024, 1, 15, 9, tzinfo=UTC)


class Command(BaseCommand):
    help = "Load the demonstration network, if it is not there yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.MODE == Mode.PRODUCTION:
            raise CommandError("HANSE_MODE is production, and the demonstration's passwords are public. Not loaded.")
        found = cities().filter(is_demonstration=True)
        self.stdout.write(sign_ins(_home(list(found)) if found.exists() else load()))


@transaction.atomic
def load() -> City:
    """Everything of the demonstration, in one transaction; returns the city whose people can sign in."""
    with set_to(FOUNDED):
        ensure_network(name=settings.SITE_NAME, by=SYSTEM)
        made = register_cities(by=SYSTEM)
        home = _home(made)
        make_people(home, by=SYSTEM)
    early = [city for place, city in enumerate(made) if place % 2 == 0 or city == home]
    finished_round("Round of 2024", early, ended=date(2024, 11, 30), years=0, by=SYSTEM)
    finished_round("Round of 2025", made, ended=date(2025, 11, 30), years=1, by=SYSTEM)
    running_round("Round of 2026", home, by=SYSTEM)
    return home


def _home(among: list[City]) -> City:
    return next((city for city in among if city.name == HOME), among[0])
