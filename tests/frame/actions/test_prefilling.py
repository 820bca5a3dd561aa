"""Answers that are filled in: seen as such, changed by whoever may, and taken only from what the person may see."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hanse.frame import catalogue
from hanse.frame.actions import begin_application, keep_answer, submit_application
from hanse.frame.errors import StepRefused
from hanse.frame.models import Application, Case, Record
from hanse.frame.queries import dossier_of
from hanse.frame.queries.applications import given_in
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.prefilling import Lookup, Own, Prefill
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from hanse.kernel.clock import today
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.factories.identity import UserFactory
from tests.frame.cases import decided
from tests.frame.samples import permit, t

pytestmark = pytest.mark.django_db

EXTENSION = Section(
    key="extension",
    title=t("Extension"),
    questions=(
        Question(key="permit_number", kind="text", text=t("Number of the permit"), optional=True),
        Question(key="built", kind="number", text=t("What was built"), optional=True, decimals=0),
    ),
)
LOOKUP = Lookup(key="earlier", register="permits", matches={"number": "permit_number"})


@pytest.fixture
def person() -> User:
    return UserFactory(email="ann@example.org", name="Ann Stone")


@pytest.fixture
def offer() -> Iterator[Any]:
    def offering(**changes: Any) -> Procedure:
        sample = permit()
        return catalogue.declare(permit(sections=(*sample.sections, EXTENSION), **changes))

    yield offering
    catalogue.withdraw("permit")


def begun(person: User | None = None) -> Application:
    return begin_application("permit", language="en", applicant=person)


def value(row: Application, key: str) -> object:
    row.refresh_from_db()
    answer = given_in(row).get(key)
    return answer.value if answer else None


def answer(row: Application, service: Procedure, **raw: object) -> None:
    for key, found in read_answers(service, raw).items():
        keep_answer(row, key, found)


def handed_in(row: Application, service: Procedure, **more: object) -> Case:
    answer(row, service, owner="yes", area=10, **more)
    row.refresh_from_db()
    return submit_application(row, language="en").row


def recorded(**more: Any) -> Record:
    content = {"area": {"question": "Area", "answer": "70", "value": 70}}
    given = {"register": "permits", "service": "permit", "number": "2020-000007", "content": content, "public": True}
    return Record.objects.create(**{**given, "valid_from": today(), **more})


def test_the_account_fills_in_for_who_is_signed_in(offer, person: User) -> None:
    offer(prefill=(Prefill(question="email", identity=Own.EMAIL),))

    assert value(begun(person), "email") == "ann@example.org"
    assert value(begun(), "email") is None


def test_what_was_typed_over_is_filled_in_no_longer(offer, person: User) -> None:
    service = offer(prefill=(Prefill(question="email", identity=Own.EMAIL),))
    row = begun(person)

    answer(row, service, email="other@example.org")

    assert value(row, "email") == "other@example.org"
    assert row.sources == {}
    assert "sources" not in dossier_of(handed_in(row, service)).events[0].facts


def test_the_source_stays_in_the_event(offer, person: User) -> None:
    service = offer(prefill=(Prefill(question="email", identity=Own.EMAIL),))

    case = handed_in(begun(person), service)

    assert dossier_of(case).events[0].facts["sources"] == {"email": {"from": "identity", "of": "email"}}


def test_what_is_fixed_cannot_be_changed(offer, person: User) -> None:
    service = offer(prefill=(Prefill(question="email", identity=Own.EMAIL, fixed=True),))
    row = begun(person)

    with pytest.raises(StepRefused):
        answer(row, service, email="other@example.org")

    assert value(row, "email") == "ann@example.org"


def test_what_is_fixed_cannot_be_answered_before_it_is_found(offer) -> None:
    fixed = Prefill(question="built", lookup="earlier", takes="area", fixed=True)
    service = offer(lookups=(LOOKUP,), prefill=(fixed,))
    recorded()
    row = begun()

    answer(row, service, built=9000)
    answer(row, service, permit_number="2020-000007")

    assert value(row, "built") == 70


def test_an_earlier_case_of_her_own_fills_in(offer, person: User) -> None:
    service = offer(prefill=(Prefill(question="built", service="permit", takes="area"),))
    first = begun(person)
    assert value(first, "built") is None
    case = handed_in(first, service, email="a@example.org")

    again = begun(person)

    assert value(again, "built") == 10
    assert again.sources["built"] == {"from": "case", "of": "permit", "number": case.number}
    assert value(begun(UserFactory()), "built") is None


def test_a_public_record_fills_in_and_goes_with_its_number(offer) -> None:
    service = offer(lookups=(LOOKUP,), prefill=(Prefill(question="built", lookup="earlier", takes="area"),))
    recorded()
    row = begun()

    answer(row, service, permit_number="2020-000007")
    assert value(row, "built") == 70
    answer(row, service, permit_number="2020-000008")
    assert value(row, "built") is None


def test_a_restricted_record_fills_in_for_nobody_but_whom_it_is_about(offer, person: User) -> None:
    service = offer(lookups=(LOOKUP,), prefill=(Prefill(question="built", lookup="earlier", takes="area"),))
    case = decided(handed_in(begun(person), service, email="a@example.org"), service)
    Record.objects.filter(case=case).update(public=False)

    own, strange = begun(person), begun(UserFactory())
    for row in (own, strange):
        answer(row, service, permit_number=case.number)

    assert value(own, "built") == 10
    assert value(strange, "built") is None


def test_nobody_takes_a_restricted_record_away_with_her_own_data(offer, person: User) -> None:
    """A look-up finds it for the conditions of the service; it may be somebody else's, whose number was guessed."""
    service = offer(lookups=(LOOKUP,))
    recorded(public=False, content={"owner": {"question": "Owner", "answer": "Bob Mill", "value": "Bob Mill"}})
    case = handed_in(begun(person), service, email="a@example.org", permit_number="2020-000007")
    assert dossier_of(case).standing.records["earlier"]["owner"] == "Bob Mill"

    client = Client()
    client.force_login(person)
    told = client.get("/en/account/profile/data/everything-about-me.json").content.decode()

    assert case.number in told
    assert "Bob Mill" not in told


@pytest.mark.parametrize(
    "more",
    [
        {"standing": "suspended"},
        {"current": False},
        {"register": "others"},
        {"valid_until": today().replace(year=2020, day=1)},
    ],
)
def test_a_record_that_is_not_in_force_is_not_found(offer, more: dict[str, Any]) -> None:
    service = offer(lookups=(LOOKUP,))
    recorded(**more)

    case = handed_in(begun(), service, email="a@example.org", permit_number="2020-000007")

    assert dossier_of(case).standing.records == {"earlier": None}


def test_conditions_see_what_was_found(offer) -> None:
    steps = permit().transitions
    when = {"paid_up": "earlier.area > 50"}
    service = offer(
        lookups=(LOOKUP,), transitions=tuple(replace(one, when=when.get(one.key, one.when)) for one in steps)
    )
    recorded()

    found = handed_in(begun(), service, email="a@example.org", permit_number="2020-000007")
    missed = handed_in(begun(), service, email="a@example.org", permit_number="1")

    assert (found.state, missed.state) == ("checking", "paying")


def test_conditions_are_told_whether_a_record_is_of_a_case_of_hers(offer, person: User) -> None:
    """Anybody may know its number."""
    steps = permit().transitions
    when = {"paid_up": "earlier != null and earlier.own"}
    service = offer(
        lookups=(LOOKUP,), transitions=tuple(replace(one, when=when.get(one.key, one.when)) for one in steps)
    )
    recorded(case=handed_in(begun(person), service, email="a@example.org"), public=False)

    def state(who: User | None) -> str:
        return handed_in(begun(who), service, email="a@example.org", permit_number="2020-000007").state

    assert [state(who) for who in (person, UserFactory(), None)] == ["checking", "paying", "paying"]


def test_pages_say_what_was_filled_in(offer, person: User) -> None:
    offer(
        prefill=(
            Prefill(question="email", identity=Own.EMAIL, fixed=True),
            Prefill(question="built", service="permit", takes="area"),
        )
    )
    client = Client()
    client.force_login(person)
    row = begun(person)

    def page(name: str, *more: str) -> str:
        address = reverse(f"frame:application:{name}", args=["permit", row.id, *more])
        return client.get(address).content.decode()

    assert "Filled in from the account." in page("check")
    assert "It cannot be changed here." in page("question", "email")
    client.post(
        reverse("frame:application:question", args=["permit", row.id, "email"]), {"email-answer": "x@example.org"}
    )
    assert value(row, "email") == "ann@example.org"
