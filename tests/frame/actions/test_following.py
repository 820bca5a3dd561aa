"""Following a public case: nobody subscribes another, each is told once, and nothing is left of it afterwards."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.frame.actions import erase_case, take_step
from hanse.frame.actions.following import (
    ask_to_follow,
    confirm_following,
    follow_as,
    purge_followers,
    unfollow,
)
from hanse.frame.actions.telling_followers import CHANGED, tell_followers
from hanse.frame.models import Case, Follower
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Publication
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.kernel.notices import notices_about
from tests.factories.identity import UserFactory
from tests.frame.cases import decided
from tests.frame.samples import t
from tests.frame.workflow.test_moving import a_case, officer

pytestmark = pytest.mark.django_db
OPEN = Publication(title=t("Permits asked for"), states=("checking", "granted"), answers=("area",))


@pytest.fixture
def public(offering) -> Procedure:
    return offering(public=OPEN)


@pytest.fixture
def case(public: Procedure) -> Case:
    return a_case(public)


def followed(case: Case, address: str = "zoe@example.org") -> Follower:
    ask_to_follow(case, address, language="fr")
    follower = Follower.objects.get(email=address)
    confirm_following(follower)
    return follower


def asked_for_more(case: Case, service: Procedure) -> None:
    take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=officer(), language="en")


def told() -> list[tuple[str, str]]:
    return list(Notice.objects.filter(template=CHANGED).order_by("id").values_list("address", "subject"))


def test_nothing_is_told_before_the_address_is_confirmed(case: Case, public: Procedure):
    ask_to_follow(case, "Zoe@example.org ", language="en")

    decided(case, public)

    assert tell_followers(str(case.id)) == 0
    assert Follower.objects.get().email == "zoe@example.org"
    assert told() == []


def test_each_is_told_once_in_her_language_of_a_state_that_is_public(case: Case, public: Procedure):
    followed(case)
    person = UserFactory(language="en")
    follow_as(person, case, language="en")
    assert tell_followers(str(case.id)) == 0

    decided(case, public)

    assert (tell_followers(str(case.id)), tell_followers(str(case.id))) == (2, 0)
    assert told() == [("zoe@example.org", f"{case.number} : Granted"), (person.email, f"{case.number}: Granted")]
    assert Notice.objects.get(template=CHANGED, person_id=person.id).body.startswith(f"Dear {person.name},")
    assert "/fr/services/permit/published/" in Notice.objects.get(address="zoe@example.org", template=CHANGED).body


def test_a_state_that_is_not_public_is_not_told_and_the_end_is_without_it(offering):
    service = offering(public=Publication(title=t("Asked"), states=("checking",), answers=("area",)))
    case = a_case(service)
    followed(case)

    asked_for_more(case, service)
    assert tell_followers(str(case.id)) == 0
    Case.objects.filter(id=case.id).update(state="granted", ended_at=now())

    assert tell_followers(str(case.id)) == 1
    [(_address, subject)] = told()
    assert subject == f"{case.number} est clos"
    assert "published" not in Notice.objects.get(template=CHANGED).body


def test_moving_a_public_case_asks_for_the_telling(case: Case, public: Procedure):
    asked = ProcrastinateJob.objects.filter(task_name="frame.tell_followers", args={"case_id": str(case.id)})
    before = asked.count()

    asked_for_more(case, public)

    assert asked.count() == before + 1


def test_neither_office_nor_applicant_finds_who_follows(case: Case, public: Procedure):
    followed(case)
    decided(case, public)
    tell_followers(str(case.id))

    assert not [one for one in notices_about(case.id) if one.address == "zoe@example.org"]


def test_a_letter_offers_the_mail_program_its_one_click(case: Case, public: Procedure):
    followed(case)
    decided(case, public)
    tell_followers(str(case.id))

    notices.send_due()

    letter = next(one for one in mail.outbox if "Granted" in one.subject and one.to == ["zoe@example.org"])
    assert re.fullmatch(r"<http\S+/fr/services/follows/\S+/stop/>", letter.extra_headers["List-Unsubscribe"])
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_who_follows_no_more_gets_nothing_that_still_waits(case: Case, public: Procedure):
    follower = followed(case)
    decided(case, public)
    tell_followers(str(case.id))

    unfollow(follower)
    notices.send_due()

    assert not [one for one in mail.outbox if "Granted" in one.subject and one.to == ["zoe@example.org"]]
    assert not Follower.objects.exists()


def test_to_one_address_some_letters_a_day_whatever_is_followed(public: Procedure):
    for _ in range(4):
        ask_to_follow(a_case(public), "zoe@example.org", language="en")

    assert Notice.objects.filter(template="frame/follow").count() == 3


def test_an_account_takes_the_place_of_its_address(case: Case):
    person = UserFactory()
    followed(case, person.email)

    follow_as(person, case, language="en")
    follow_as(person, case, language="en")

    assert [(one.person, one.email) for one in Follower.objects.all()] == [(person, "")]


def test_with_the_case_all_that_is_known_of_followers_goes(case: Case, public: Procedure):
    followed(case)
    decided(case, public)
    tell_followers(str(case.id))
    notices.send_due()

    erase_case(case, "On request", by=officer(), language="en")

    assert not Follower.objects.exists()
    assert not Notice.objects.filter(address="zoe@example.org").exists()


def test_who_never_confirmed_and_what_ended_a_month_ago_is_forgotten(public: Procedure):
    runs, fresh, old = (a_case(public) for _ in range(3))
    for one, days in ((fresh, 27), (old, 32)):
        followed(one, f"{days}@example.org")
        Case.objects.filter(id=one.id).update(ended_at=now() - timedelta(days=days))
    for days in (6, 8):
        ask_to_follow(runs, f"asked{days}@example.org", language="en")
    followed(runs, "long@example.org")
    for address, days in (("asked6", 6), ("asked8", 8), ("long", 800)):
        begun = now() - timedelta(days=days)
        Follower.objects.filter(email=f"{address}@example.org").update(created_at=begun)

    assert purge_followers() == 2
    left = set(Follower.objects.values_list("email", flat=True))
    assert left == {"27@example.org", "asked6@example.org", "long@example.org"}
