"""From the application to the certificate, on the site: who is entered, what she is when, and who is written to."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.rehearsing import rehearse
from hanse.identity.public import grant_mandate, holders_of
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, set_to, today
from hanse.kernel.models import Notice
from hanse.members.actions import ensure_network
from hanse.members.actions.membership import end_membership
from hanse.members.actions.withdrawal import stay_member, withdraw_member
from hanse.members.enums import NETWORK_ID, EndReason, Region, Role, StaffRole
from hanse.members.errors import MemberAlready
from hanse.members.models import City, Membership
from hanse.members.queries.standing import standing_of
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def service() -> Procedure:
    found = catalogue.declared("membership")
    assert found is not None
    return found


def played(service: Procedure, key: str) -> Case:
    return rehearse(service, next(one for one in service.scenarios if one.key == key))


def test_a_city_is_associate_until_the_committee_admits_it(service: Procedure) -> None:
    case = played(service, "decided_by_a_body")
    city = City.objects.get()

    assert case.state == "admitted"
    assert (city.name, city.country, city.region, city.population) == ("Example City", "FR", Region.EUROPE, 130_000)
    [associate, full] = Membership.objects.filter(case_id=case.id)
    assert (associate.kind, associate.starts_on, associate.ends_on) == (
        "associate",
        date(2025, 12, 1),
        date(2026, 1, 5),
    )
    assert (full.kind, full.decided_by, full.votes_for, full.votes_against, full.abstained, full.minute) == (
        "full",
        "executive_committee",
        11,
        0,
        None,
        "Item 4",
    )
    assert standing_of(city.party_id, date(2025, 12, 24)).kind == "associate"
    assert standing_of(city.party_id).kind == "full"


def test_the_coordinator_is_invited_once_and_the_certificate_can_be_verified(service: Procedure) -> None:
    played(service, "decided_by_a_body")

    [mandate] = holders_of(City.objects.get().party_id, [Role.COORDINATOR])
    assert (mandate.user.email, mandate.user.name) == ("bo@example.org", "Bo Example")
    assert Notice.objects.filter(template__startswith="identity/").count() == 1
    _it_holds_as_long_as_the_membership(IssuedDocument.objects.get().code)


def _it_holds_as_long_as_the_membership(code: str) -> None:
    party = City.objects.get().party

    def says_genuine() -> bool:
        return "This document is genuine" in Client().get(f"/en/verify/{code}/").text

    withdraw_member(party, because="Our council.", leaves_on=today() + timedelta(days=9), by=UserFactory.create())
    assert says_genuine()
    with set_to(now() + timedelta(days=10)):
        assert not says_genuine()
    stay_member(party, by=UserFactory.create())
    with set_to(now() + timedelta(days=10)):
        assert says_genuine()
    end_membership(party, reason=EndReason.EXCLUDED, because="By the Assembly's decision.", by=BY)
    assert "This document has been withdrawn" in Client().get(f"/en/verify/{code}/").text


def test_a_stranger_reads_by_the_code_whose_certificate_it_is(service: Procedure, client: Client) -> None:
    """A copy with another city's name on it would carry a genuine code too."""
    played(service, "decided_by_a_body")
    certificate = IssuedDocument.objects.get()

    page = client.get(f"/en/verify/{certificate.code}/").content.decode()

    assert certificate.content["paragraphs"] == [f"Example City is a member of {settings.SITE_NAME}."]
    said = [("Name", "Example City"), ("Kind of member", "Full member"), ("Country", "France")]
    assert certificate.content["shows"][:3] == [list(one) for one in said]
    assert certificate.content["shows"][3] == ["Member of this kind since", "5 January 2026"]
    assert all(label in page and value in page for label, value in certificate.content["shows"])
    assert "Ada Example" not in page


def test_whoever_sends_what_was_missing_leads_the_secretariat_to_the_case(service: Procedure) -> None:
    ensure_network(name="Network", by=BY)
    secretary = UserFactory.create()
    grant_mandate(user=secretary, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY, starts_on=LONG_AGO)
    case = played(service, "decided_by_a_body")

    told = Notice.objects.get(subject=f"Membership application {case.number} was completed")

    assert f"/en/office/cases/{case.id}/" in told.body


def test_what_a_city_was_meanwhile_ends_when_it_is_refused(service: Procedure) -> None:
    case = played(service, "refused_by_a_body")

    assert Membership.objects.get(case_id=case.id).end_reason == EndReason.EXCLUDED
    assert standing_of(City.objects.get().party_id).kind == ""


@pytest.mark.parametrize("key", ["refused_at_once", "withdrawn", "never_completed"])
def test_who_was_never_accepted_leaves_nothing_in_the_network(service: Procedure, key: str) -> None:
    played(service, key)

    assert not City.objects.exists()
    assert not Membership.objects.exists()


def test_a_city_that_is_known_keeps_its_row_and_its_coordinator(service: Procedure) -> None:
    known = CityFactory.create(name="example city", country="FR", member="")
    person = UserFactory.create()
    grant_mandate(user=person, party_id=known.party_id, role=Role.COORDINATOR, by=BY, starts_on=LONG_AGO)
    played(service, "decided_by_the_secretariat")

    assert City.objects.get().party_id == known.party_id
    assert [one.user_id for one in holders_of(known.party_id, [Role.COORDINATOR])] == [person.id]


def test_a_second_application_for_the_same_kind_is_refused_and_nothing_of_it_stays(service: Procedure) -> None:
    played(service, "decided_by_the_secretariat")

    with pytest.raises(MemberAlready):
        played(service, "decided_by_the_secretariat")
    assert Membership.objects.count() == 1
    assert Case.objects.filter(state="admitted").count() == 1


def test_a_day_that_is_too_early_is_said_at_its_question(service: Procedure, client: Client) -> None:
    ensure_network(name="Network", by=BY)
    secretary = UserFactory.create()
    grant_mandate(user=secretary, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    client.force_login(secretary)
    scenario = next(one for one in service.scenarios if one.key == "decided_by_a_body")
    case = rehearse(service, replace(scenario, moves=scenario.moves[:-1]))
    way = f"/en/office/cases/{case.id}/steps/admit/"
    days = {f"{key}-answer-{part}": str(n) for key in ("decided_on", "holds_from") for part, n in DAY_BEFORE}

    [button] = re.findall(r'<button[^>]*id="send"[^>]*>', client.get(way).text)
    assert "govuk-button--warning" not in button
    assert "Example City" in client.get("/en/office/").text
    refused = client.post(way, {**days, "minute-answer": "Item 4"}).text

    assert "when the present membership began" in refused
    assert re.search(r'href="#[^"]*holds_from', refused)


DAY_BEFORE = (("day", 1), ("month", 1), ("year", 2020))
