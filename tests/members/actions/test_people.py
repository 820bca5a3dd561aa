"""Roles at a member: who may have one, and access that ends with it in the same minute."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hanse.identity.models import Mandate, User
from hanse.identity.public import grant_mandate, invite_person, viewer_of
from hanse.kernel.clock import now, set_to, today
from hanse.members import rules
from hanse.members.actions.handing_over import hand_over
from hanse.members.actions.office import give_office
from hanse.members.actions.people import add_person, date_person, remove_person
from hanse.members.charter.current import charter
from hanse.members.enums import Role
from hanse.members.errors import DelegateThere, LastCoordinator, OwnRole
from hanse.questions.public import answers_of
from tests.diagnostic.rounds import BACKEND, SYSTEM, Team, a_team, begun
from tests.factories import UserFactory
from tests.factories.membership import MemberOrganisationFactory
from tests.network.api.calls import key_for

pytestmark = pytest.mark.django_db
KEY = "gov_strategy_status"


@pytest.fixture
def team() -> Team:
    return a_team()


def role_of(user: User, role: Role) -> Mandate:
    return Mandate.objects.get(user=user, role=role)


def ended(mandate: Mandate) -> None:
    remove_person(mandate, by=SYSTEM)


def run_out(mandate: Mandate) -> None:
    date_person(mandate, starts_on=mandate.starts_on, ends_on=today() - timedelta(days=1), by=SYSTEM)


@pytest.mark.parametrize("over", [ended, run_out])
def test_session_key_and_draft_of_a_leaver_are_of_no_use_in_the_same_minute(team: Team, client: Client, over) -> None:
    made = begun(team)
    client.force_login(team.contributor, backend=BACKEND)
    page = reverse("diagnostic:assessment", args=[made.id])
    question = reverse("diagnostic:answers:question", kwargs={"assessment_id": made.id, "key": KEY})
    key, programs = {"Authorization": f"Bearer {key_for(team.contributor)}"}, f"/api/v1/assessments/{made.id}/answers/"
    for path, headers in ((page, {}), (question, {}), (programs, key)):
        assert client.get(path, headers=headers).status_code == 200

    mandate = role_of(team.contributor, Role.CONTRIBUTOR)
    mandate.starts_on -= timedelta(days=30)
    mandate.save()
    over(mandate)

    for path, headers in ((page, {}), (question, {}), (programs, key)):
        assert client.get(path, headers=headers).status_code == 403
    assert client.post(question, {f"{KEY}-value": "1", "version": "0"}).status_code == 403
    body = json.dumps({"answers": {KEY: {"value": 1, "version": 0}}})
    assert client.put(programs, body, "application/json", headers=key).status_code == 403
    assert not answers_of(made.sheet)


def test_who_serves_a_region_gives_herself_no_role_at_its_members(team: Team) -> None:
    """She would read with it what a city shows to nobody."""
    officer, office = UserFactory.create(), charter().office_for("KR")
    assert office is not None
    give_office(office, officer, by=SYSTEM)
    assert rules.may_edit_people.test(viewer_of(officer), team.city)

    with pytest.raises(OwnRole):
        add_person(party=team.city.party, email=officer.email.upper(), role=Role.COORDINATOR, by=officer)
    with pytest.raises(OwnRole):
        hand_over(role_of(team.coordinator, Role.COORDINATOR), email=officer.email, by=officer)
    assert not Mandate.objects.filter(user=officer, party=team.city.party).exists()
    add_person(party=team.city.party, email="nour@example.org", role=Role.COORDINATOR, by=officer)
    add_person(party=team.city.party, email=team.coordinator.email, role=Role.DELEGATE, by=team.coordinator)


def test_a_role_holds_on_its_days_and_no_longer(team: Team) -> None:
    person = UserFactory.create()
    first, last = today() + timedelta(days=2), today() + timedelta(days=4)
    grant_mandate(user=person, party_id=team.city.pk, role=Role.CONTRIBUTOR, by=SYSTEM, starts_on=first, ends_on=last)
    held = []
    for day in range(1, 6):
        with set_to(now() + timedelta(days=day)):
            held.append(rules.is_contributor.test(viewer_of(User.objects.get(id=person.id)), team.city))
    assert held == [False, True, True, True, False]


def test_a_role_that_ran_out_is_given_anew(team: Team) -> None:
    run_out_of = role_of(team.contributor, Role.CONTRIBUTOR)
    Mandate.objects.filter(id=run_out_of.id).update(
        starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )
    invite_person(
        email=team.contributor.email, party=team.city.party, role=Role.CONTRIBUTOR, by=SYSTEM, invited_by="Clara"
    )
    assert rules.is_contributor.test(viewer_of(User.objects.get(id=team.contributor.id)), team.city)
    assert Mandate.objects.filter(user=team.contributor, role=Role.CONTRIBUTOR).count() == 2


def test_a_member_has_one_delegate_at_a_time_and_alternates_as_it_likes(team: Team) -> None:
    def invited(email: str, role: Role, first: int, last: int | None = None) -> User:
        days = {"starts_on": today() + timedelta(days=first), "ends_on": last and today() + timedelta(days=last)}
        return add_person(party=team.city.party, email=email, role=role, by=team.coordinator, **days)

    first = invited("first@example.org", Role.DELEGATE, 0, 10)
    for number in range(2):
        invited(f"alternate{number}@example.org", Role.ALTERNATE, 0)
    invited("first@example.org", Role.DELEGATE, 0)  # writes to her again
    with pytest.raises(DelegateThere, match=r"first@example\.org speaks for this member in that time"):
        invited("second@example.org", Role.DELEGATE, 10)
    second = invited("second@example.org", Role.DELEGATE, 11)
    with pytest.raises(DelegateThere):
        date_person(role_of(second, Role.DELEGATE), starts_on=today(), ends_on=None, by=SYSTEM)
    date_person(role_of(first, Role.DELEGATE), starts_on=today(), ends_on=today() + timedelta(days=5), by=SYSTEM)
    date_person(role_of(second, Role.DELEGATE), starts_on=today() + timedelta(days=6), ends_on=None, by=SYSTEM)


@pytest.mark.parametrize(
    ("starts", "ends", "other_ends", "asked"),
    [
        (0, 10, None, True),
        (0, 10, 10, True),
        (0, 10, 11, False),
        (3, None, 1, True),
        (3, None, 3, False),
        (0, -3, 30, False),
        (0, -3, None, True),
    ],
)
def test_days_that_leave_nobody_to_coordinate_are_asked_about(
    team: Team, starts: int, ends: int | None, other_ends: int | None, asked: bool
) -> None:
    def day(number: int | None) -> date | None:
        return None if number is None else today() + timedelta(days=number)

    mandate = role_of(team.coordinator, Role.COORDINATOR)
    Mandate.objects.filter(id=mandate.id).update(starts_on=day(-30))
    mandate.refresh_from_db()
    if other_ends:
        other = UserFactory.create(last_login=now())
        grant_mandate(
            user=other,
            party_id=team.city.pk,
            role=Role.COORDINATOR,
            by=SYSTEM,
            starts_on=today(),
            ends_on=day(other_ends),
        )
    days = {"starts_on": day(starts) if ends != -3 else mandate.starts_on, "ends_on": day(ends), "by": SYSTEM}
    if asked:
        with pytest.raises(LastCoordinator):
            date_person(mandate, **days)
    assert date_person(mandate, confirmed=asked, **days).ends_on == day(ends)


def test_the_last_day_of_all_days_is_a_day_too(team: Team) -> None:
    mandate = role_of(team.coordinator, Role.COORDINATOR)
    assert date_person(mandate, starts_on=mandate.starts_on, ends_on=date.max, by=SYSTEM).ends_on == date.max


def test_a_coordinator_who_has_never_come_is_none_to_leave_a_member_with(team: Team) -> None:
    add_person(party=team.city.party, email="new@example.org", role=Role.COORDINATOR, by=team.coordinator)
    with pytest.raises(LastCoordinator):
        remove_person(role_of(team.coordinator, Role.COORDINATOR), by=SYSTEM)
    User.objects.filter(email="new@example.org").update(last_login=now())
    remove_person(role_of(team.coordinator, Role.COORDINATOR), by=SYSTEM)


def test_people_of_an_organisation_are_kept_in_the_same_way(team: Team, client: Client) -> None:
    body = MemberOrganisationFactory.create(name="Cities United")
    head = UserFactory.create(last_login=now())
    grant_mandate(user=head, party_id=body.pk, role=Role.COORDINATOR, by=SYSTEM)
    client.force_login(head, backend=BACKEND)
    path = reverse("members:people", args=[body.pk])
    assert "Approver" not in client.get(path).text
    client.post(path, {"email": "d@example.org", "role": "delegate", "language": "en"})
    assert "d@example.org" in client.get(path).text
    work = client.get(reverse("diagnostic:work")).text
    assert "Members for which you act" in work
    assert path in work
