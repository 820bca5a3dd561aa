"""The demonstration's city has had its answers examined by a peer: most found true, one disputed and decided."""

from datetime import UTC, date, datetime

from hanse.diagnostic.actions import (
    accept_verification,
    ask_reviewer,
    dispute,
    finish_verification,
    mediate,
    reply,
    request_change,
    verify_answer,
)
from hanse.diagnostic.enums import Capacity, State
from hanse.diagnostic.models import Assessment, Round
from hanse.identity.models import User
from hanse.kernel.actor import Actor
from hanse.kernel.clock import set_to
from hanse.members.public import City, Role, people_of
from hanse.network.demo.people import PEER, PEOPLE
from hanse.questions.public import answers_of

ASKED_ON = datetime(2026, 1, 8, 9, tzinfo=UTC)
LAST_DAY = date(2026, 3, 31)
EVERY = 10
"""Of so many answers one is left out."""


def verify_home(city: City, round_: Round, *, by: Actor) -> None:
    """A verification from its request to its end, in a January; nothing where the peer is not there."""
    found = Assessment.objects.filter(city=city, round=round_, state=State.SUBMITTED).select_related("sheet").first()
    peer = User.objects.filter(email=PEER.email).first()
    secretariat = User.objects.get(email=next(one.email for one in PEOPLE if one.at_network))
    coordinator = people_of(city.party_id, Role.COORDINATOR).first()
    if found is None or peer is None or coordinator is None:
        return
    answered = sorted(key for key, answer in answers_of(found.sheet).items() if answer.value is not None)
    keys = [key for place, key in enumerate(answered) if place % EVERY]
    with set_to(ASKED_ON):
        one = ask_reviewer(found, reviewer=peer, capacity=Capacity.PEER, ends_on=LAST_DAY, by=by)
        accept_verification(one, by=peer)
        for key in keys[1:]:
            verify_answer(one, key, by=peer)
        request_change(one, keys[0], words="The page that you name does not open.", by=peer)
        reply(one, keys[0], words="It moved: the new address stands in the decree.", by=coordinator.user)
        dispute(one, keys[0], words="The decree is a draft.", by=peer)
        mediate(one, keys[0], is_true=True, words="The mayor signed it in December.", by=secretariat)
        finish_verification(one, words="Good records, quickly found.", by=peer)
