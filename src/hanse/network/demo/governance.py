"""Who holds the posts of the demonstration network, and who stands for one: made-up people of real cities."""

from collections.abc import Sequence
from datetime import date, timedelta

from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.public import Choice, City, Post, begin_term, charter, stand_for

BEGAN = date(2025, 5, 12)
HOLDERS = ("Mina Example", "Jon Sample", "Leila Muster", "Ivo Primer", "Ada Modelo", "Chen Yang", "Nia Mfano")
MAYOR = "Mayor"


def fill_posts(cities: Sequence[City], *, by: Actor) -> None:
    """Each post gets as many holders as it needs, one at least, and the first one a candidate for the next term."""
    waiting = iter(city for place, city in enumerate(cities) if place % 5)
    names = iter(HOLDERS * len(cities))
    for place, post in enumerate(charter().posts.values()):
        for _number in range(max(post.least, 1)):
            if city := next(waiting, None):
                _give(post, city, next(names), by=by)
        if place == 0 and (city := next(waiting, None)):
            chosen_on = max(BEGAN.replace(year=BEGAN.year + post.years), today() + timedelta(days=1))
            stand_for(post, city.party, holder=next(names), title=MAYOR, chosen_on=chosen_on, by=by)


def _give(post: Post, city: City, holder: str, *, by: Actor) -> None:
    despite = "It is a demonstration." if post.notice_days else ""
    choice = Choice(holder=holder, title=MAYOR, starts_on=BEGAN, decided_on=BEGAN, despite=despite)
    begin_term(post, city.party, choice, by=by)
