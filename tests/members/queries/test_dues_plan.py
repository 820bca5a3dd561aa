"""Whom a year's dues would be asked of, before any invoice is made."""

from datetime import date
from decimal import Decimal

import pytest

from hanse.members.actions.dues import cancel_invoice, dues_of_the_network
from hanse.members.actions.membership import begin_membership, end_membership
from hanse.members.enums import EndReason
from hanse.members.queries.dues_plan import Outcome, Planned, joined_days, plan_of
from tests.factories.membership import MemberOrganisationFactory, MembershipFactory
from tests.members.dues import BY, a_city, issued

pytestmark = pytest.mark.django_db


def planned(year: int = 2026) -> dict[str, Planned]:
    return {one.party.name: one for one in plan_of(year, dues_of_the_network())}


def test_each_member_is_asked_by_its_row_or_told_why_not() -> None:
    a_city("Rich", population=600_000)
    a_city("Poor", income_group="low")
    a_city("Unknown", population=None)
    a_city("New", since="2026-07-20")
    a_city("Next year's", since="2026-07-20", population=None, kind="associate")
    for name, kind in (("Cities United", "friendship"), ("Old friend", "honorary")):
        party = MemberOrganisationFactory.create(name=name).party
        MembershipFactory.create(party=party, kind=kind, starts_on="2024-01-15")
    found = planned()

    assert (found["Rich"].outcome, found["Rich"].amount) == (Outcome.INVOICED, Decimal(1500))
    assert str(found["Rich"].rule) == "Cities of 500,000 to 1.5 million people"
    assert found["Poor"].outcome is Outcome.FREE
    assert (found["Unknown"].outcome, found["Unknown"].lacking) == (Outcome.LACKING, ("population",))
    assert (found["New"].months, found["New"].amount) == (6, Decimal(500))
    assert found["Next year's"].outcome is Outcome.FREE
    assert found["Cities United"].amount == Decimal(300)
    assert found["Old friend"].outcome is Outcome.NO_RULE
    assert list(found) == ["Cities United", "New", "Next year's", "Old friend", "Poor", "Rich", "Unknown"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_plan_takes_three_queries(number: int, django_assert_num_queries) -> None:
    for one in range(number):
        a_city(f"City {one}")
    with django_assert_num_queries(3):  # members, when each joined, invoices of the year
        assert len(planned()) == number


def test_another_kind_is_no_new_member_but_who_left_and_came_back_is() -> None:
    changed, back = a_city("Changed", "associate", since="2025-03-01"), a_city("Back", since="2025-03-01")
    begin_membership(changed.party, "full", by=BY, starts_on=date(2026, 5, 4))
    end_membership(back.party, reason=EndReason.WITHDREW, because="Money.", by=BY, ends_on=date(2025, 9, 1))
    begin_membership(back.party, "full", by=BY, starts_on=date(2026, 5, 4))

    assert joined_days([changed.party_id, back.party_id]) == {
        changed.party_id: date(2025, 3, 1),
        back.party_id: date(2026, 5, 4),
    }


def test_who_has_an_invoice_gets_no_second_one_and_a_cancelled_one_is_made_anew_alone() -> None:
    member = a_city()
    invoice = issued()[0]
    assert planned()["Gumi"].outcome is Outcome.THERE
    assert planned(2027)["Gumi"].outcome is Outcome.INVOICED
    cancel_invoice(invoice, because="Wrong population.", by=BY)
    assert planned()["Gumi"].outcome is Outcome.CANCELLED
    alone = plan_of(2026, dues_of_the_network(), alone=member.party_id)
    assert [(one.outcome, one.there) for one in alone] == [(Outcome.INVOICED, invoice)]
