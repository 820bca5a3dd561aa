"""Posts of the network: who may be chosen, how many, for how long."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from hanse.identity.public import Party
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid, NotThere
from hanse.members.actions import ensure_network, suspend_member
from hanse.members.actions.post import Choice, begin_term, end_term, stand_for, withdraw_candidacy
from hanse.members.charter.current import charter
from hanse.members.errors import CandidacyExists, NotEligible, PostFull
from hanse.members.models import Candidacy, Term
from hanse.members.queries.post import obstacles, standing_candidacies
from tests.factories.members import CityFactory
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
PRESIDENT = charter().posts["president"]
VICE = charter().posts["vice_president"]


def a_member(kind: str = "full") -> Party:
    return MembershipFactory.create(
        party=CityFactory.create(member="").party, kind=kind, starts_on=date(2020, 1, 1)
    ).party


def choice(**more: str) -> Choice:
    return Choice(holder="Ada Example", starts_on=today(), title="Mayor", decided_on=today(), **more)


def candidate(party: Party, days_before: int) -> Candidacy:
    notice = today() - timedelta(days=days_before)
    return stand_for(PRESIDENT, party, holder="Ada Example", chosen_on=today(), noticed_on=notice, by=BY)


def test_who_gave_notice_in_time_is_chosen_for_the_years_of_the_post() -> None:
    party = a_member()
    standing = candidate(party, 30)

    term = begin_term(PRESIDENT, party, choice(), candidacy=standing, by=BY)

    assert term.ends_on == today().replace(year=today().year + 3)
    assert not standing_candidacies().exists()
    assert list(Term.objects.current()) == [term]


@pytest.mark.parametrize(
    ("kind", "notice", "suspended", "sentence"),
    [
        ("full", 29, False, "Notice came too late"),
        ("associate", 30, False, "does not vote"),
        ("full", 30, True, "is suspended"),
    ],
)
def test_what_stands_against_somebody_is_said_and_needs_a_reason(
    kind: str, notice: int, suspended: bool, sentence: str
) -> None:
    party = a_member(kind)
    standing = candidate(party, notice)
    if suspended:
        suspend_member(party, because="Not heard of.", by=BY)

    with pytest.raises(NotEligible, match=sentence):
        begin_term(PRESIDENT, party, choice(), candidacy=standing, by=BY)

    term = begin_term(PRESIDENT, party, choice(despite="The Assembly decided so."), candidacy=standing, by=BY)
    assert term.despite == "The Assembly decided so."


def test_nothing_is_asked_for_a_post_that_asks_for_nothing() -> None:
    party = a_member()

    assert obstacles(VICE, party.pk, None, today()) == []
    assert begin_term(VICE, party, choice(despite="Kept for later."), by=BY).despite == ""


def test_no_more_hold_a_post_than_may_and_no_member_holds_it_twice() -> None:
    ensure_network(name="Network", by=BY)
    first, second = a_member(), a_member()
    term = begin_term(PRESIDENT, first, choice(), candidacy=candidate(first, 40), by=BY)

    with pytest.raises(PostFull, match="This member holds"):
        begin_term(PRESIDENT, first, choice(despite="Again."), by=BY)
    with pytest.raises(PostFull, match="All places are taken"):
        begin_term(PRESIDENT, second, choice(despite="As well."), by=BY)

    end_term(term, ends_on=today(), because="A new mayor was elected.", by=BY)
    begin_term(PRESIDENT, second, choice(despite="In her place."), by=BY)
    assert Term.objects.current().get().party == second


def test_a_term_ends_within_its_days_and_with_a_reason() -> None:
    term = begin_term(VICE, a_member(), choice(), by=BY)

    with pytest.raises(Invalid, match="within the term"):
        end_term(term, ends_on=term.starts_on - timedelta(days=1), because="Too early.", by=BY)
    with pytest.raises(Invalid, match="Say why"):
        end_term(term, ends_on=today(), because=" ", by=BY)


def test_a_member_stands_once_for_a_choice_and_again_after_it_withdrew() -> None:
    party = a_member()
    standing = candidate(party, 40)

    with pytest.raises(CandidacyExists):
        candidate(party, 35)

    withdraw_candidacy(standing, by=BY)
    assert candidate(party, 35).withdrawn_on is None


def test_a_candidacy_counts_for_its_own_post_and_member_and_once() -> None:
    first, second = a_member(), a_member()
    standing = candidate(first, 40)

    begin_term(VICE, first, choice(), candidacy=standing, by=BY)
    with pytest.raises(NotEligible, match="No notice was given"):
        begin_term(PRESIDENT, second, choice(), candidacy=standing, by=BY)
    assert standing_candidacies().get() == standing, "somebody else was chosen: it goes on standing"

    withdraw_candidacy(standing, by=BY)
    for late in (withdraw_candidacy, lambda one, by: begin_term(PRESIDENT, first, choice(), candidacy=one, by=by)):
        with pytest.raises(NotThere, match="no such candidacy any more"):
            late(standing, by=BY)


def test_a_term_that_was_ended_meanwhile_is_not_made_longer() -> None:
    term = begin_term(VICE, a_member(), choice(), by=BY)
    seen_before = Term.objects.get(id=term.id)
    end_term(term, ends_on=today() + timedelta(days=10), because="She moved.", by=BY)

    with pytest.raises(Invalid, match="within the term"):
        end_term(seen_before, ends_on=today() + timedelta(days=20), because="She stays.", by=BY)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_given_once_where_two_give_it_at_the_same_moment() -> None:
    ensure_network(name="Network", by=BY)
    members = [a_member(), a_member()]

    def chosen(party: Party) -> bool:
        try:
            begin_term(PRESIDENT, party, choice(despite="The Assembly decided so."), by=BY)
        except PostFull:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(chosen, members)) == [False, True]
    assert Term.objects.count() == 1
