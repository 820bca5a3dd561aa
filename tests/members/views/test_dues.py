"""The secretariat's pages on a year's dues: looked at, made, found, taken away, reminded."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client

from hanse.identity.public import grant_mandate
from hanse.kernel.clock import set_to
from hanse.kernel.models import Notice
from hanse.members.actions import ensure_network
from hanse.members.actions.dues_money import record_payment
from hanse.members.enums import NETWORK_ID, StaffRole
from hanse.members.models import City, Invoice, Profile
from hanse.members.presenters import dues_plan
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.factories.identity import UserFactory
from tests.factories.membership import MembershipFactory
from tests.members.dues import BY, JANUARY, a_city, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    person = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    client.force_login(person)
    return client


def listed(office: Client, query: str = "") -> list[str]:
    response = office.get(f"/en/members/dues/{query}")
    assert response.status_code == 200
    return re.findall(r'/members/[0-9a-f-]{36}/"><bdi>([^<]*)</bdi>', response.text)


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_as_many_queries_for_one_invoice_as_for_three(
    office: Client, number: int, django_assert_num_queries
) -> None:
    for _one in range(number):
        InvoiceFactory.create()
    office.get("/en/members/dues/?year=2026")
    with django_assert_num_queries(8):  # session, person; years, sums, arrears of other years, to settle, names, rows
        office.get("/en/members/dues/?year=2026")


def test_what_would_be_asked_is_looked_at_then_made_and_every_coordinator_is_written_to(office: Client) -> None:
    coordinator_of(a_city("Gumi"))
    a_city("Unknown", population=None)
    a_city("Free", kind="associate")
    assert "No invoice for this year yet" in office.get("/en/members/dues/?year=2026").text
    page = office.get("/en/members/dues/issue/?year=2026").text

    assert "1 invoice, US$1,000.00" in page
    assert "Cities under 500,000 people" in page
    assert "1 member cannot be asked yet" in page
    assert "Not known: the population" in page
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    City.objects.filter(name="Gumi").update(population=700_000)
    said = {"year": "2026", "seen": seen[1]}
    changed = office.post("/en/members/dues/issue/", said)
    assert changed.status_code == 409
    assert "Something has changed since you looked." in changed.text
    assert "US$1,500.00" in changed.text
    City.objects.filter(name="Gumi").update(population=250_000)
    assert "1 invoice was made." in office.post("/en/members/dues/issue/", said, follow=True).text
    assert listed(office, "?year=2026") == ["Gumi"]


def test_one_member_s_invoice_is_made_from_its_page(office: Client) -> None:
    member = a_city("Gumi")
    a_city("Busan")
    place = f"/en/members/{member.party_id}/"
    assert "No invoice yet." in office.get(place).text
    page = office.get(f"/en/members/dues/issue/?member={member.party_id}&year=2026").text
    fields = dict(re.findall(r'name="(year|seen|member)" value="([\w-]+)"', page))
    assert office.post("/en/members/dues/issue/", fields).headers["Location"] == place
    assert [one.name for one in Invoice.objects.all()] == ["Gumi"]
    assert "2026-0001" in office.get(place).text


def test_invoices_are_found_by_year_state_kind_and_name(office: Client) -> None:
    paid, late = DuesEntryFactory.create().invoice, InvoiceFactory.create(kind="corporate")
    InvoiceFactory.create(year=2025)
    names = {one.id: one.party.name for one in (paid, late)}

    assert sorted(listed(office, "?year=2026")) == sorted(names.values())
    assert listed(office, "?year=2026&state=paid") == [names[paid.id]]
    assert listed(office, "?year=2026&state=arrears") == [names[late.id]]
    assert listed(office, "?year=2026&kind=corporate") == [names[late.id]]
    assert listed(office, f"?year=2026&words={names[late.id]}") == [names[late.id]]
    assert listed(office, "?year=2026&state=late") == []
    assert len(listed(office, "?year=99&state=x&kind=y&page=7")) == 2
    assert "2025: 1 not paid" in office.get("/en/members/dues/?year=2026").text
    assert "No invoice was found" in office.get("/en/members/dues/?year=2026&state=late").text


def test_accounting_gets_columns_that_stay_and_no_name_is_a_formula(office: Client) -> None:
    DuesEntryFactory.create(invoice=InvoiceFactory.create(count=7, name="=1+1"), amount=400)
    response = office.get("/en/members/dues/dues.csv?year=2026")
    rows = list(csv.DictReader(StringIO(response.text.removeprefix("\ufeff"))))

    assert response.text.removeprefix("\ufeff").splitlines()[0] == (
        "invoice,year,member,country,kind,months,issued_on,due_on,arrears_on,amount,currency,"
        "paid,open,too_much,last_paid_on,state,credit_note,credited_on,replaces,kept_as_credit"
    )
    assert rows[0]["member"] == "'=1+1"
    assert {name: rows[0][name] for name in ("invoice", "amount", "paid", "open", "last_paid_on", "state")} == {
        "invoice": "2026-0007",
        "amount": "1000.00",
        "paid": "400.00",
        "open": "600.00",
        "last_paid_on": "2026-02-01",
        "state": "arrears",
    }


def test_those_that_are_late_are_reminded_with_one_press(office: Client) -> None:
    member = a_city("Gumi")
    coordinator_of(member)
    InvoiceFactory.create(party=member.party)
    InvoiceFactory.create()

    asked = office.get("/en/members/dues/remind/?year=2026").text
    assert "Remind 2 members that are late?" in asked
    assert "1 of them cannot be reminded" in asked
    said = office.post("/en/members/dues/remind/?year=2026", follow=True).text
    assert "1 member was reminded." in said
    assert "The others have nobody to write to" in said
    assert Notice.objects.get().subject == "Gumi: dues for 2026 are in arrears"


def test_the_member_s_page_says_what_arrears_take_and_that_they_are_over(office: Client) -> None:
    member = a_city("Gumi")
    with set_to(JANUARY):
        invoice = InvoiceFactory.create(party=member.party)
    place = f"/en/members/{member.party_id}/"

    page = office.get(place).text
    assert "Until they are paid it does not have these rights: Vote in assemblies." in page
    assert "<li>Vote in assemblies" not in page
    record_payment(invoice, amount=invoice.amount, on=invoice.issued_on, reference="", by=BY)
    assert "<li>Vote in assemblies" in office.get(place).text


def test_overdue_invoices_that_nobody_can_be_reminded_of_are_told_and_found(office: Client) -> None:
    unread, read, contact, paid = (a_city(name) for name in ("Gumi", "Busan", "Cork", "Daegu"))
    coordinator_of(read)
    Profile.objects.create(party=contact.party, contact="hall@cork.example")
    for count, one in enumerate((unread, read, contact, paid), 1):
        made = InvoiceFactory.create(party=one.party, count=count)
    DuesEntryFactory.create(invoice=made)

    assert listed(office, "?year=2026&state=unreached") == ["Gumi"]
    page = office.get("/en/members/dues/?year=2026").text
    assert page.count("Nobody can be reminded: name a coordinator") == 1
    desk = office.get("/en/desk/").text
    assert "Overdue invoices of members that nobody can remind, 2026" in desk
    assert "/en/members/dues/?year=2026&amp;state=unreached" in desk


def test_what_would_be_asked_has_pages_and_totals_by_kind(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dues_plan, "A_PAGE", 2)
    for name in ("Aachen", "Aalborg", "Aarhus"):
        a_city(name)
    MembershipFactory.create(kind="corporate", starts_on="2024-01-15")
    first = office.get("/en/members/dues/issue/?year=2026").text
    assert ("Aalborg" in first, "Aarhus" in first) == (True, False)
    assert "year=2026&amp;asked=2" in first
    second = office.get("/en/members/dues/issue/?year=2026&asked=2").text
    assert ("Aalborg" in second, "Aarhus" in second) == (False, True)
    for page in (first, second):
        assert "4 invoices" in page
        assert re.search(r"Full.*?>3<.*?US\$3,000.00.*?Corporate.*?>1<", page, re.DOTALL)
    seen = re.search(r'name="seen" value="(\w+)"', second)
    assert seen
    office.post("/en/members/dues/issue/?year=2026", {"year": "2026", "seen": seen[1]})
    assert Invoice.objects.count() == 4
