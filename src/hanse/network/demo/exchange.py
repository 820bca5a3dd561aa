"""What cities of the demonstration offer, look for and have together; somebody of a second city, who answers them."""

from collections.abc import Mapping
from datetime import date, timedelta

from hanse.cooperation.actions.partner import keep_partner
from hanse.cooperation.actions.project import add_phase, answer_invitation, invite_city, keep_project
from hanse.cooperation.enums import Audience, PartnerKind, PhaseState, Visibility
from hanse.cooperation.public import (
    Source,
    ask_for_introduction,
    change_topics,
    note_partnership_outside,
    propose_partnership,
)
from hanse.host.demo import make_person
from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.public import City, Role
from hanse.network.demo.people import PEER

PEER_CITY = "Tallinn"
LEAD = "Gumi"
PARTNERS = (
    ("Gumi", "Ulan Bator"),
    ("Ulan Bator", "Tallinn"),
    ("Gumi", "Xi’an"),
    ("Seoul", "Xi’an"),
    ("Seoul", "Tokyo"),
)
OUTSIDE = (("Gumi", "Otsu", "JP", "Q202907", 1990), ("Seoul", "Otsu", "JP", "Q202907", None))
OFFERS = {
    "Tallinn": (["governance"], "One sign-in for every service, and what it took to get there."),
    "Seoul": (["governance"], "A desk that answers in five languages."),
    "Kigali": (["governance"], "How we trained 400 officials in a year."),
}


def make_exchange(made: list[City], *, by: Actor) -> None:
    """Partnerships are entered as the secretariat would; one request waits for an answer of the first city."""
    called = {one.name: one for one in made}
    for one, other in PARTNERS:
        if one in called and other in called:
            propose_partnership(city=called[one].party, other=called[other].party, source=Source.IMPORTED, by=by)
    for name, outside, country, wikidata, since in OUTSIDE:
        if name in called:
            city = called[name].party
            note_partnership_outside(
                city=city,
                name=outside,
                country=country,
                outside_id=wikidata,
                since=since,
                source=Source.IMPORTED,
                by=by,
            )
    for name, (keys, words) in OFFERS.items():
        if name in called:
            change_topics(
                city=called[name].party, offers=keys, offers_words=words, looks_for=[], looks_for_words="", by=by
            )


def make_peer(made: Mapping[str, City], home: City, *, since: date, by: Actor) -> None:
    """She has asked the first city for an introduction."""
    if PEER_CITY not in made:
        return
    user, city = make_person(PEER), made[PEER_CITY]
    grant_mandate(user=user, party_id=city.party_id, role=Role.COORDINATOR, starts_on=since, by=by)
    message = "We are planning a portal for residents in three languages. We would like to see how yours is organised."
    ask_for_introduction(city=city.party, other=home.party, about="", message=message, by=user)


def make_projects(made: list[City], *, by: Actor) -> None:
    """Some partners, and two joint projects: one that everyone sees, one that members see."""
    called = {one.name: one for one in made}
    if not {LEAD, PEER_CITY, "Seoul", "Kigali"} <= set(called):
        return
    university = keep_partner(
        name="Open Governance University (made up)",
        kind=PartnerKind.UNIVERSITY,
        country="KR",
        languages=["ko", "en"],
        topics=["governance"],
        about="Trains officials and studies what comes of it.",
        contact="desk@university.example",
        contact_for=Audience.MEMBERS,
        by=by,
    )
    keep_partner(name="Cities Online (made up)", kind=PartnerKind.INTERNATIONAL, country="FR", languages=["fr"], by=by)
    keep_partner(name="Marta Mentor (made up)", kind=PartnerKind.EXPERT, country="EE", languages=["en"], by=by)
    first = keep_project(
        title="One sign-in for every service",
        summary="Four cities compare how residents sign in, and try one way together.",
        results="A comparison of four systems; a shared test in two cities.",
        lead=called[PEER_CITY].party,
        visibility=Visibility.PUBLIC,
        partner_ids=[university.id],
        by=by,
    )
    for name in ("Seoul", "Kigali"):
        answer_invitation(invite_city(first, city=called[name].party, by=by), accepts=True, by=by)
    invite_city(first, city=called[LEAD].party, by=by)
    begun = date(today().year, 1, 1)
    for title, start, end, state in (
        ("Compare", 0, 120, PhaseState.DONE),
        ("Try together", 121, 420, PhaseState.RUNNING),
        ("Say what came of it", 421, 540, PhaseState.PLANNED),
    ):
        days = {"starts_on": begun + timedelta(days=start), "ends_on": begun + timedelta(days=end)}
        add_phase(first, title=title, state=state, by=by, **days)
    keep_project(
        title="Training for officials",
        summary="A course in three languages, written by the cities that have one already.",
        lead=called[LEAD].party,
        visibility=Visibility.MEMBERS,
        by=by,
    )
