"""A file of members and people, taken over: once, in one transaction, and quickly however long it is."""

from datetime import date, timedelta

import pytest

from hanse.identity.models import Mandate, User
from hanse.identity.public import grant_mandate
from hanse.kernel.clock import today
from hanse.kernel.models import AuditEntry, Notice
from hanse.members.actions import end_membership
from hanse.members.actions.roll import Choice, receive_roll, take_roll
from hanse.members.documents.roll import roll_file
from hanse.members.enums import EndReason, Role
from hanse.members.errors import DelegateThere, RollChanged
from hanse.members.models import City, Membership, Organisation
from hanse.members.presenters.roll import roll_page
from hanse.members.queries.roll.difference import Sort, difference_of
from hanse.members.queries.roll.platform import platform
from hanse.members.queries.roll.reading import Roll, read_roll, roll_in
from hanse.members.queries.standing import standing_of
from tests.diagnostic.rounds import SYSTEM
from tests.factories import CityFactory, UserFactory
from tests.members.rolls import a_workbook

pytestmark = pytest.mark.django_db
ALL = frozenset({"members-new", "members-changed", "people-new", "people-changed"})
LYON = {"name": "Lyon", "country": "FR", "kind": "full", "since": "2024-05-31", "population": 522250}
UNION = {"name": "Union of Cities", "country": "BE", "kind": "friendship", "website": "https://union.example"}
CLARA = {"member": "lyon", "country": "FR", "email": "clara@example.org", "name": "Clara", "role": "coordinator"}


@pytest.fixture
def secretary() -> User:
    return UserFactory.create()


def read(members=(), people=()) -> Roll:
    roll = read_roll(a_workbook(members, people), "en")
    assert not roll.faults
    return roll


def taken(roll: Roll, by: User, *, left_out=frozenset(), groups=ALL, invite=False):
    intake = receive_roll(roll, name="members.xlsx", by=by)
    seen = difference_of(roll_in(intake.content)).seen
    return take_roll(intake, Choice(groups, frozenset(left_out), seen, invite), by=by)


def test_new_members_and_people_are_entered_and_a_second_time_changes_nothing(secretary: User) -> None:
    roll = read([LYON, UNION], [CLARA, CLARA | {"member": "Union of Cities", "country": "BE", "role": "delegate"}])
    done = taken(roll, secretary)

    assert (done.members, done.people, done.invited) == (2, 2, 0)
    lyon, union = City.objects.get(), Organisation.objects.get()
    assert (lyon.region, lyon.population, lyon.party.name) == ("europe", 522250, "Lyon")
    assert (standing_of(lyon.pk).kind, standing_of(lyon.pk).since) == ("full", date(2024, 5, 31))
    assert standing_of(union.pk).kind == "friendship"
    clara = User.objects.get(email="clara@example.org")
    assert (clara.name, clara.has_joined) == ("Clara", False)
    assert set(Mandate.objects.values_list("party_id", "role")) == {(lyon.pk, "coordinator"), (union.pk, "delegate")}
    assert not Notice.objects.exists()
    assert AuditEntry.objects.filter(verb="members.begin_membership").count() == 2

    again = difference_of(roll)
    assert {one.sort for one in (*again.members, *again.people)} == {Sort.SAME}
    done = taken(roll, secretary)
    assert (done.members, done.people) == (0, 0)
    assert (City.objects.count(), Membership.objects.count(), Mandate.objects.count()) == (1, 2, 2)


def test_what_was_exported_comes_back_without_a_difference(secretary: User, settings) -> None:
    lyon = CityFactory.create(name="Lyon", country="FR", latitude=45.76, longitude=4.84, income_group="high")
    CityFactory.create(name="Zürich", country="CH", member="associate", population=None)
    taken(read([UNION]), secretary)
    last = today() + timedelta(days=9)
    grant_mandate(user=UserFactory.create(), party_id=lyon.pk, role=Role.DELEGATE, by=SYSTEM, ends_on=last)

    difference = difference_of(read_roll(roll_file(platform(), "fr"), "en"))

    assert not difference.faults
    assert [one.sort for one in (*difference.members, *difference.people)] == [Sort.SAME] * 4
    assert not difference.members_beside
    assert not difference.people_beside


def test_who_is_about_to_leave_is_a_member_and_becomes_none_twice(secretary: User) -> None:
    lyon, day = CityFactory.create(name="Lyon", country="FR"), today() + timedelta(days=30)
    end_membership(lyon.party, reason=EndReason.WITHDREW, because="Our council.", ends_on=day, by=SYSTEM)
    row = {"name": "Lyon", "country": "FR"}

    assert taken(read([row | {"kind": "full"}]), secretary).members == 0
    assert taken(read([row | {"kind": "associate"}]), secretary).members == 1
    assert standing_of(lyon.pk).kind == "associate"
    assert Membership.objects.current().filter(party_id=lyon.pk).count() == 1


def test_what_changes_is_shown_beside_what_stands_and_what_is_empty_stays(secretary: User) -> None:
    city = CityFactory.create(name="Lyon", country="FR", population=100, website="https://lyon.example")
    other = CityFactory.create(name="Nice", country="FR")
    held = grant_mandate(user=UserFactory.create(), party_id=city.pk, role=Role.APPROVER, by=SYSTEM)
    last = (today() + timedelta(days=30)).isoformat()
    row = {"id": str(city.pk), "name": "Grand Lyon", "country": "FR", "kind": "associate", "population": 200}
    person = {"member": "Grand Lyon", "country": "FR", "email": held.user.email, "role": "approver", "ends_on": last}
    roll = read([row], [person])

    difference = difference_of(roll)
    (line,), (role,) = difference.members, difference.people
    assert [(one.key, one.before, one.after) for one in line.changes] == [
        ("name", "Lyon", "Grand Lyon"),
        ("population", 100, 200),
        ("kind", "full", "associate"),
    ]
    assert [(one.key, one.before, one.after) for one in role.changes] == [("ends_on", "", last)]
    assert difference.members_beside == (other,)

    taken(roll, secretary)
    city.refresh_from_db()
    assert (city.name, city.party.name, city.population, city.website) == (
        "Grand Lyon",
        "Grand Lyon",
        200,
        "https://lyon.example",
    )
    assert standing_of(city.pk).kind == "associate"
    assert Membership.objects.filter(party=city.party).count() == 2
    assert standing_of(other.pk).kind == "full"
    held.refresh_from_db()
    assert held.ends_on.isoformat() == last


def test_a_hyphen_clears_what_can_be_empty_and_that_is_shown(secretary: User) -> None:
    city = CityFactory.create(name="Lyon", country="FR", population=100, website="https://lyon.example")
    City.objects.filter(pk=city.pk).update(income_group="high", latitude=45.7, longitude=4.8)
    held = grant_mandate(
        user=UserFactory.create(), party_id=city.pk, role=Role.APPROVER, by=SYSTEM, ends_on=today() + timedelta(days=9)
    )
    nothing = dict.fromkeys(("population", "income_group", "latitude", "longitude", "website"), "-")
    row = {"id": str(city.pk), "name": "Lyon", "country": "FR", **nothing}
    person = {"member": "Lyon", "country": "FR", "email": held.user.email, "role": "approver", "ends_on": "-"}
    roll = read([row], [person])
    difference = difference_of(roll)
    intake = receive_roll(roll, name="lyon.xlsx", by=secretary)
    shown = [change for group in roll_page(intake, difference, "en").groups for change in group.entries[0].changes]
    assert [(one.what, one.after) for one in shown] == [
        (what, "cleared") for what in ("Population", "Income group", "Latitude", "Longitude", "Website", "Last day")
    ]
    taken(roll, secretary)
    city.refresh_from_db()
    assert (city.population, city.income_group, city.latitude, city.longitude, city.website) == (
        None,
        "",
        None,
        None,
        "",
    )
    held.refresh_from_db()
    assert held.ends_on is None
    assert {one.sort for one in (*difference_of(roll).members, *difference_of(roll).people)} == {Sort.SAME}


def test_only_what_is_chosen_is_done(secretary: User) -> None:
    roll = read([LYON, LYON | {"name": "Nice"}], [CLARA, CLARA | {"member": "Nice"}])
    keys = {one.row.name: one.key for one in difference_of(roll).members}
    done = taken(roll, secretary, left_out={keys["Nice"]})
    assert (done.members, done.people) == (1, 1), "nobody works for a member that was left out"
    assert taken(roll, secretary, groups=frozenset({"people-new"})).members == 0
    assert City.objects.get().name == "Lyon"


def test_whom_it_is_ticked_for_is_invited_once(secretary: User) -> None:
    roll = read([LYON], [CLARA, CLARA | {"role": "approver"}])
    assert taken(roll, secretary, invite=True).invited == 1
    assert Notice.objects.get().address == "clara@example.org"


def test_what_changed_meanwhile_is_looked_at_again(secretary: User) -> None:
    intake = receive_roll(read([LYON]), name="members.xlsx", by=secretary)
    seen = difference_of(roll_in(intake.content)).seen
    CityFactory.create(name="LYON", country="FR", population=1)
    with pytest.raises(RollChanged):
        take_roll(intake, Choice(ALL, frozenset(), seen), by=secretary)


def test_one_delegate_too_many_undoes_all_of_it(secretary: User) -> None:
    people = [CLARA | {"role": "delegate", "email": f"d{number}@example.org"} for number in range(2)]
    with pytest.raises(DelegateThere, match="one delegate too many"):
        taken(read([LYON], people), secretary)
    assert not City.objects.exists()


def test_no_other_days_of_a_role_make_one_delegate_too_many(secretary: User) -> None:
    city = CityFactory.create(name="Lyon", country="FR")
    soon = today() + timedelta(days=30)
    spans = [(today(), soon), (soon + timedelta(days=1), None)]
    held = [
        grant_mandate(
            user=UserFactory.create(), party_id=city.pk, role=Role.DELEGATE, by=SYSTEM, starts_on=first, ends_on=last
        )
        for first, last in spans
    ]
    row = CLARA | {"email": held[0].user.email, "role": "delegate", "ends_on": (soon + timedelta(days=9)).isoformat()}
    with pytest.raises(DelegateThere):
        taken(read([], [row]), secretary)
    assert Mandate.objects.get(id=held[0].id).ends_on == soon


def test_who_leaves_on_a_day_to_come_becomes_another_kind_of_member_instead(secretary: User) -> None:
    city = CityFactory.create(name="Lyon", country="FR")
    end_membership(
        city.party, reason=EndReason.WITHDREW, because="It leaves.", by=SYSTEM, ends_on=today() + timedelta(days=30)
    )
    taken(read([{"name": "Lyon", "country": "FR", "kind": "associate"}]), secretary)
    assert standing_of(city.pk).kind == "associate"
    assert standing_of(city.pk, today() + timedelta(days=60)).kind == "associate"


def test_who_was_a_member_is_none_anew_before_it_left(secretary: User) -> None:
    city = CityFactory.create(name="Lyon", country="FR")
    end_membership(city.party, reason=EndReason.WITHDREW, because="It left.", by=SYSTEM)
    since = (today() - timedelta(days=1)).isoformat()
    (fault,) = difference_of(read([{"name": "Lyon", "country": "FR", "kind": "full", "since": since}])).faults
    assert fault.words == f"That is before {today().isoformat()}, when its last membership ended."


def test_faults_beside_what_stands_are_named(secretary: User) -> None:
    CityFactory.create(name="Lyon", country="FR")
    rows = [
        LYON | {"kind": "corporate", "since": ""},
        {"name": "Nice", "country": "FR"},
        LYON | {"name": "Turku", "country": "FI"},
        LYON | {"name": "TURKU", "country": "FI"},
    ]
    strangers = [CLARA | {"member": "Atlantis"}]
    found = [(one.row, one.column) for one in difference_of(read(rows, strangers)).faults]
    assert found == [(3, "Kind of member"), (4, "Kind of member"), (6, "Name"), (3, "Member")]


@pytest.mark.parametrize("number", [1, 3])
def test_a_long_file_asks_the_database_no_more_than_a_short_one(
    secretary: User, number: int, django_assert_num_queries
) -> None:
    rows = [LYON | {"name": f"City {one}"} for one in range(number)]
    people = [CLARA | {"member": f"City {one}", "email": f"c{one}@example.org"} for one in range(number)]
    roll = read(rows, people)
    with django_assert_num_queries(5):  # cities, organisations; roles, memberships, persons
        difference_of(roll)
    intake = receive_roll(roll, name="members.xlsx", by=secretary)
    seen = difference_of(roll).seen
    with django_assert_num_queries(35):  # with the savepoints of the actions within
        take_roll(intake, Choice(ALL, frozenset(), seen), by=secretary)
