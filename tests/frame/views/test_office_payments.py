"""An office takes cash, gives money back, and sees where the provider says something else."""

from decimal import Decimal

import pytest
from django.test import Client

from hanse.frame.actions.paying.at_the_desk import take_cash
from hanse.frame.actions.paying.case import CASE_FEE
from hanse.frame.actions.paying.settling import ask_provider, settle
from hanse.frame.enums import PaymentState, Source
from hanse.frame.models import Case, Payment
from hanse.frame.payments.provider import Told
from hanse.frame.spec.procedure import Procedure
from tests.factories.identity import UserFactory
from tests.frame.paying import at_the_bank, begun, kinds, unpaid
from tests.frame.views.test_office import place, signed_in, text
from tests.frame.workflow.test_moving import officer as doer

pytestmark = pytest.mark.django_db
ALL = "/en/office/payments/"


@pytest.fixture
def case(service: Procedure) -> Case:
    return unpaid(service)


@pytest.fixture
def client(officer) -> Client:
    return signed_in(officer("building"))


def paid(case: Case) -> Payment:
    payment = begun(case)
    at_the_bank(payment)
    return ask_provider(payment, Source.PAYER)


def wrong(case: Case) -> Payment:
    payment = begun(case)
    told = Told(
        reference=payment.reference, payment=payment.id, state=PaymentState.PAID, amount=Decimal(1), currency="EUR"
    )
    return settle(payment.id, told, Source.PROVIDER)


def test_cash_is_written_down_once(case: Case, client: Client) -> None:
    page = place(case, "payments/cash/")
    assert "To be paid: €150.00" in text(client, page)
    form = {"amount-answer": "150", "receipt-answer": "A-17"}
    assert client.post(page, form).url == place(case, "payments/")
    assert "A-17" in text(client, place(case, "payments/"))
    assert client.post(page, form).status_code == 302  # nothing is due any more

    assert kinds(case).count("paid") == 1


def test_money_is_given_back_with_a_reason_and_never_twice(case: Case, client: Client) -> None:
    payment = paid(case)
    page = place(case, f"payments/{payment.id}/refund/")
    assert "At most €150.00" in text(client, page)

    assert client.post(page, {"amount-answer": "40", "because-answer": ""}).status_code == 422
    assert client.post(page, {"amount-answer": "40", "because-answer": "Paid too much"}).status_code == 302
    assert client.post(page, {"amount-answer": "40", "because-answer": "Paid too much"}).status_code == 422
    assert client.post(page, {"amount-answer": "111", "because-answer": "All"}).status_code == 422

    assert kinds(case).count("refunded") == 1
    assert "Paid too much" in text(client, place(case, "payments/"))
    assert "€40.00: Paid too much" in text(client, place(case))


def test_who_only_gives_opinions_handles_no_money(case: Case, officer) -> None:
    payment, fire = paid(case), signed_in(officer("fire"))
    for page in ("payments/", "payments/cash/", f"payments/{payment.id}/refund/", f"payments/{payment.id}/settle/"):
        assert fire.get(place(case, page)).status_code == 403
        assert signed_in(UserFactory()).get(place(case, page)).status_code == 404
    assert fire.get(ALL).status_code == fire.get(f"{ALL}payments.csv").status_code == 403
    assert fire.post(f"{ALL}{payment.id}/ask/").status_code == 403
    assert "payments/" not in text(fire, place(case))


def test_nobody_gives_money_back_to_herself(case: Case, officer) -> None:
    payment, me = paid(case), officer("building")
    Case.objects.filter(id=case.id).update(applicant=me)

    assert signed_in(me).get(place(case, f"payments/{payment.id}/refund/")).status_code == 403


def test_what_does_not_agree_is_shown_asked_about_and_put_right(case: Case, client: Client) -> None:
    assert "provider and we agree" in text(client, ALL)
    payment = wrong(case)
    page = text(client, ALL)
    assert "Another amount came" in page
    assert "€1.00" in page

    client.post(f"{ALL}{payment.id}/ask/")
    assert client.post(place(case, f"payments/{payment.id}/settle/")).status_code == 302
    payment.refresh_from_db()
    assert payment.state == "settled"


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_the_same_number_of_times(
    service: Procedure, client: Client, django_assert_num_queries, number: int
) -> None:
    for _ in range(number):
        wrong(unpaid(service))
    client.get(ALL)

    with django_assert_num_queries(9):
        client.get(ALL)


@pytest.mark.parametrize("number", [1, 3])
def test_the_payments_of_a_case_ask_the_database_the_same_number_of_times(
    case: Case, client: Client, django_assert_num_queries, number: int
) -> None:
    for one in range(number):
        take_cash(CASE_FEE, case.id, Decimal(10), str(one), by=doer(), office="building")
    client.get(place(case, "payments/"))

    with django_assert_num_queries(5):
        client.get(place(case, "payments/"))


def test_the_file_holds_what_the_list_shows(case: Case, client: Client) -> None:
    payment = paid(case)
    day = payment.created_at.date().isoformat()
    lines = b"".join(client.get(f"{ALL}payments.csv?since={day}&until={day}").streaming_content).decode().splitlines()

    assert lines[0].startswith("payment,service,number")
    assert f"{payment.id},permit,{case.number}" in lines[1]
    none = b"".join(client.get(f"{ALL}payments.csv?until=1999-01-01").streaming_content).decode().splitlines()
    assert len(none) == 1
    assert client.get(f"{ALL}?since=2026-02-31&until=x").status_code == 200


def test_a_second_person_agrees_or_refuses_on_a_page(case: Case, client: Client, officer, settings) -> None:
    settings.REFUNDS_SECOND_FROM = 100
    payment, second = paid(case), signed_in(officer("building"))
    assert "From €100.00 on a second person must agree." in text(client, place(case, f"payments/{payment.id}/refund/"))
    for because in ("Paid twice", "Once more"):
        ask = {"amount-answer": "150", "because-answer": because}
        assert client.post(place(case, f"payments/{payment.id}/refund/"), ask).status_code == 302
        there = place(case, f"payments/{payment.id}/refunds/{payment.refunds.get(state='waiting').id}/")
        assert "Somebody else must agree" in text(client, there)
        if because == "Paid twice":
            assert second.post(there, {"agrees-answer": "no", "because-answer": ""}).status_code == 422
            assert second.post(there, {"agrees-answer": "no", "because-answer": "It was right"}).status_code == 302

    assert client.post(there, {"agrees-answer": "yes", "because-answer": "Mine"}).status_code == 302
    assert kinds(case)[-2:] == ["refund_asked", "refund_refused"]
    page = text(second, place(case, "payments/"))
    assert "Not given back: It was right" in page
    assert "Not given back: Mine" in page


def test_the_second_person_gives_it_back(case: Case, client: Client, officer, settings) -> None:
    settings.REFUNDS_SECOND_FROM = 100
    payment, second = paid(case), signed_in(officer("building"))
    client.post(place(case, f"payments/{payment.id}/refund/"), {"amount-answer": "150", "because-answer": "Paid twice"})
    there = place(case, f"payments/{payment.id}/refunds/{payment.refunds.get().id}/")
    assert there in text(second, place(case, "payments/"))
    assert "Waits for a second person" in text(second, ALL)
    assert "asks to give back €150.00: Paid twice" in text(second, there)
    assert signed_in(officer("fire")).get(there).status_code == 403

    assert second.post(there, {"agrees-answer": "yes"}).status_code == 302

    assert kinds(case)[-1] == "refunded"
    assert "Asked to give money back" in text(second, place(case))
    assert second.get(there).status_code == 302
