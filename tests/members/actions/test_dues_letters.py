"""Letters about dues: each stage once, never to who has paid, in the reader's language."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from hanse.identity.public import User, grant_mandate
from hanse.kernel import audit
from hanse.kernel.clock import set_to
from hanse.kernel.models import Notice
from hanse.members.actions.dues_letters import remind_by_hand, remind_of_dues, tell_of_invoices
from hanse.members.actions.dues_money import record_payment
from hanse.members.enums import Role
from hanse.members.models import DuesReminder, Invoice, Profile
from tests.factories.identity import UserFactory
from tests.members.dues import BY, JANUARY, a_city, coordinator_of, issued

pytestmark = pytest.mark.django_db


@contextmanager
def day(said: str) -> Iterator[None]:
    with set_to(datetime.combine(date.fromisoformat(said), time(6, 17), tzinfo=UTC)):
        yield


def reminded(said: str) -> list[str]:
    """The subjects of what the job writes on a day, the same day and twice."""
    before = set(Notice.objects.values_list("id", flat=True))
    with day(said):
        first = remind_of_dues(by=BY)
        assert remind_of_dues(by=BY) == 0
    found = list(Notice.objects.exclude(id__in=before).values_list("subject", flat=True))
    assert bool(first) == bool(found)
    return found


@pytest.fixture
def invoice() -> Invoice:
    with set_to(JANUARY):
        coordinator_of(a_city())
        return issued()[0]


def test_each_stage_goes_once_and_the_last_says_what_is_lost(invoice: Invoice) -> None:
    soon, late = "Gumi: dues for 2026, to be paid by 16 March 2026", "Gumi: dues for 2026 are late"

    assert reminded("2026-03-01") == []
    assert reminded("2026-03-02") == [soon]
    assert reminded("2026-03-22") == []
    assert reminded("2026-03-23") == [late]
    assert reminded("2026-04-30") == [late]
    assert reminded("2026-06-14") == []
    assert reminded("2026-06-15") == ["Gumi: dues for 2026 are in arrears"]
    assert reminded("2027-01-01") == []
    assert "does not have these rights: Vote in assemblies" in Notice.objects.get(template="members/dues_arrears").body
    assert next(one.verb for one in audit.entries_on(invoice)) == "members.enter_arrears"


def test_of_stages_that_were_missed_only_the_latest_goes(invoice: Invoice) -> None:
    assert reminded("2026-05-10") == ["Gumi: dues for 2026 are late"]
    assert list(DuesReminder.objects.values_list("stage", flat=True)) == [45]


def test_who_has_paid_is_left_in_peace_and_a_part_is_still_reminded_of(invoice: Invoice) -> None:
    with day("2026-03-01"):
        record_payment(invoice, amount=Decimal(400), on=date(2026, 2, 20), reference="", by=BY)
    assert reminded("2026-03-02")
    assert "$600.00 is still to be paid" in Notice.objects.latest("created_at").body.replace("US", "")
    with day("2026-03-03"):
        record_payment(invoice, amount=Decimal(600), on=date(2026, 3, 3), reference="", by=BY)
    assert reminded("2026-06-15") == []


def test_a_member_without_a_coordinator_is_reminded_once_it_has_one() -> None:
    with set_to(JANUARY):
        member = a_city()
        issued()
    assert reminded("2026-03-23") == []
    with day("2026-03-24"):
        coordinator_of(member, "fr")
    assert reminded("2026-03-24") == ["Gumi : les cotisations pour 2026 sont en retard"]


@pytest.mark.parametrize("shut_out", [False, True])
def test_where_nobody_coordinates_the_delegate_is_reminded_and_told_why(shut_out: bool) -> None:
    with set_to(JANUARY):
        member = a_city()
        delegate = UserFactory.create()
        grant_mandate(user=delegate, party_id=member.party_id, role=Role.DELEGATE, by=BY)
        if shut_out:
            coordinator_of(member)
            User.objects.exclude(id=delegate.id).update(is_active=False)
        issued()
    assert reminded("2026-03-23")
    letter = Notice.objects.get()
    assert letter.address == delegate.email
    assert "because Gumi has no coordinator on this site" in letter.body
    assert "/dues/" not in letter.body


def test_where_there_is_nobody_the_address_of_the_profile_is_written_to() -> None:
    with set_to(JANUARY):
        member = a_city(languages=["fr"])
        Profile.objects.create(party=member.party, contact="mairie@gumi.example")
        issued()
    assert reminded("2026-03-23") == ["Gumi : les cotisations pour 2026 sont en retard"]
    assert Notice.objects.get().address == "mairie@gumi.example"


def test_by_hand_a_member_is_reminded_at_most_once_a_day_beside_the_stages(invoice: Invoice) -> None:
    with day("2026-04-10"):
        assert remind_by_hand([invoice.id], by=BY) == 1
        assert remind_by_hand([invoice.id], by=BY) == 0
        assert remind_of_dues(by=BY) == 0
    assert reminded("2026-04-11")


def test_a_new_invoice_is_told_in_the_coordinator_s_language() -> None:
    with set_to(JANUARY):
        coordinator_of(a_city("Bern"), "fr")
        a_city("Cork")
        assert tell_of_invoices([one.id for one in issued()]) == 1

    letter = Notice.objects.get()
    assert letter.subject == "Bern : cotisations pour 2026"
    assert "1 000,00" in letter.body.replace("\u202f", " ").replace("\xa0", " ")
    assert "/fr/dues/" in letter.body
