"""A case whose course somebody or something disturbs: clocks, killed workers, rules without a result, one's own case."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client

from hanse.feel.tables.document import read_table
from hanse.frame import catalogue
from hanse.frame.actions import note_on_case, pass_time_for_all, take_step
from hanse.frame.errors import NoSuchService, OwnCase, StepRefused
from hanse.frame.letters import making
from hanse.frame.letters.making import make_document
from hanse.frame.models import Application, Case, IssuedDocument
from hanse.frame.queries import chain_of, events_of, procedure_of
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.chain import broken_links
from hanse.frame.spec.declaration import Who
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import Eligibility, Fee
from hanse.frame.spec.steps import Message
from hanse.identity.public import PartyKind, User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.models import Notice, StoredFile
from tests.factories.identity import OrganisationFactory, UserFactory
from tests.frame.cases import granted
from tests.frame.samples import ELIGIBILITY_TABLE, permit, t
from tests.frame.test_hostile import signed_in
from tests.frame.views.test_applying import answer, begin
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as a_doer

pytestmark = pytest.mark.django_db


# Clocks


def test_a_clock_that_was_set_back_does_not_turn_the_history_around(service: Procedure, monkeypatch) -> None:
    case = a_case(service)
    before = list(events_of(case.id))[-1].at
    monkeypatch.setattr("hanse.frame.actions.case.now", lambda: before - timedelta(hours=3))

    note_on_case(case, "x", by=a_doer(), language="en")
    take_step(case, "ask", read_answers(service, {"missing": "y"}), by=a_doer(), language="en")

    times = [event.at for event in events_of(case.id)]
    assert times == sorted(times)
    assert list(broken_links(chain_of(case.id))) == []


@pytest.fixture
def paris() -> Procedure:
    return permit()


@pytest.mark.parametrize(
    ("entered", "passed", "late"),
    [
        # Clocks go forward on 29 March 2026; Easter Monday is 6 April.
        (datetime(2026, 3, 27, 22, 30, tzinfo=UTC), datetime(2026, 4, 13, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 27, 22, 30, tzinfo=UTC), datetime(2026, 4, 13, 22, 0, tzinfo=UTC), True),
        # Clocks go back on 25 October 2026; 11 November is a holiday.
        (datetime(2026, 10, 23, 21, 59, tzinfo=UTC), datetime(2026, 11, 6, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 23, 21, 59, tzinfo=UTC), datetime(2026, 11, 6, 23, 0, tzinfo=UTC), True),
    ],
)
def test_a_deadline_ends_at_midnight_of_its_place(
    service: Procedure, monkeypatch, entered: datetime, passed: datetime, late: bool
) -> None:
    monkeypatch.setattr("hanse.frame.actions.application.now", lambda: entered)
    case = a_case(service)
    monkeypatch.setattr("hanse.frame.actions.case.now", lambda: passed)
    monkeypatch.setattr("hanse.frame.actions.case.today", lambda: passed.date() + timedelta(days=1))

    pass_time_for_all()

    case.refresh_from_db()
    assert case.office == ("heritage" if late else "building")


def test_a_case_that_cannot_be_moved_does_not_hold_up_the_deadlines_of_others(
    service: Procedure, monkeypatch, caplog
) -> None:
    entered = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    monkeypatch.setattr("hanse.frame.actions.application.now", lambda: entered)
    lost, other = a_case(service), a_case(service)
    Case.objects.filter(id=lost.id).update(version="0.0.9")
    monkeypatch.undo()

    assert pass_time_for_all() == 1
    assert lost.number in caplog.text
    other.refresh_from_db()
    assert other.office == "heritage"


# A version that is not there


def test_a_case_whose_version_is_lost_does_not_close_the_inbox(service: Procedure, officer) -> None:
    lost, other = a_case(service), a_case(service)
    Case.objects.filter(id=lost.id).update(version="0.0.9")
    lost.refresh_from_db()
    with pytest.raises(NoSuchService):
        procedure_of(lost)
    client = signed_in(officer())
    page = client.get("/en/office/")

    assert page.status_code == 200
    assert other.number in page.content.decode()
    assert lost.number in page.content.decode()
    assert client.get(f"/en/office/cases/{lost.id}/").status_code == 404


# Workers that are killed


def test_a_worker_killed_while_it_makes_a_letter_leaves_one_letter(service: Procedure, monkeypatch) -> None:
    case = granted(service)
    document = IssuedDocument.objects.get(case=case)
    real = making.typeset

    def killed(*_args: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "typeset", killed)
    with pytest.raises(KeyboardInterrupt):
        make_document(str(document.id))
    assert not StoredFile.objects.exists()
    monkeypatch.setattr(making, "typeset", real)
    for _ in range(3):
        make_document(str(document.id))

    assert StoredFile.objects.count() == 1
    assert IssuedDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_letter(service: Procedure) -> None:
    document = IssuedDocument.objects.get(case=granted(service))

    def work(_number: int) -> None:
        try:
            make_document(str(document.id))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))

    assert StoredFile.objects.count() == 1


# Rules that have no result


def offered(**changes: object) -> Procedure:
    catalogue.withdraw("permit")
    return catalogue.declare(permit(scenarios=(), **changes))


def test_a_rule_without_a_result_is_said_before_and_when_it_is_handed_in(client: Client, service: Procedure) -> None:
    table = {
        **ELIGIBILITY_TABLE,
        "rules": [ELIGIBILITY_TABLE["rules"][0]],
        "inputs": [{"reads": "owner", "values": '"yes"'}],
    }
    offered(eligibility=Eligibility(table=read_table(table), reasons={}))
    place = begin(client)
    answer(client, place, owner="no", area="50", email="ann@example.org")

    page = client.get(f"{place}hand-in/")
    assert page.status_code == 200
    assert "A rule of this service has no result" in page.content.decode()
    assert client.post(f"{place}hand-in/").status_code == 422
    assert Application.objects.exists()


@pytest.mark.parametrize("fee", ["10 ** 15", "-1", "1 / 0", '"many"'])
def test_a_fee_that_no_ledger_holds_is_refused(service: Procedure, fee: str) -> None:
    table = {
        "table": "Fee",
        "givens": {"area": "number"},
        "outputs": [{"name": "fee"}],
        "rules": [["-", fee]],
    }
    procedure = offered(fee=Fee(table=read_table(table), currency="EUR", due_in="paying"))

    with pytest.raises(StepRefused, match="A rule of this service has no result"):
        a_case(procedure)
    assert not Case.objects.exists()


def test_a_fee_is_asked_for_in_whole_cents(service: Procedure) -> None:
    table = {
        "table": "Fee",
        "givens": {"area": "number"},
        "outputs": [{"name": "fee", "type": "number"}],
        "rules": [["-", "area / 3"]],
    }
    procedure = offered(fee=Fee(table=read_table(table), currency="EUR", due_in="paying"))
    case = a_case(procedure)

    assert case.fee == Decimal("3.33")
    case.refresh_from_db()
    assert case.fee == Decimal("3.33")


# One's own case, and whose service it is


def test_nobody_of_an_office_decides_about_her_own_application(service: Procedure, officer) -> None:
    me = officer("building", "fire")
    case = a_case(service)
    client = signed_in(me)
    place = begin(client)
    answer(client, place, owner="yes", area="10", email="ann@example.org")
    client.post(f"{place}hand-in/")
    own = Case.objects.get(applicant=me)
    office = f"/en/office/cases/{own.id}/"
    by = Doer(id=me.pk, offices=frozenset(["building", "fire"]))

    assert client.get(office).status_code == 403
    for page, form in (
        ("claim/", {}),
        ("note/", {"note-answer": "x"}),
        ("opinions/fire/", {"safe-answer": "yes"}),
        ("steps/ask/", {"missing-answer": "x"}),
    ):
        assert client.post(f"{office}{page}", form).status_code == 403
    with pytest.raises(OwnCase):
        take_step(own, "ask", read_answers(service, {"missing": "x"}), by=by, language="en")
    assert client.get(f"/en/cases/{own.id}/").status_code == 200
    assert client.get(f"/en/office/cases/{case.id}/").status_code == 200
    assert signed_in(officer()).get(office).status_code == 200


def acting_for(kind: PartyKind) -> User:
    user = UserFactory()
    grant_mandate(user=user, party_id=OrganisationFactory(kind=kind).id, role="clerk", by=Actor.system("test"))
    return user


def test_a_service_for_organisations_is_for_who_acts_for_one(client: Client, service: Procedure, officer) -> None:
    offered(who=Who.ORGANISATION)
    address = "/en/services/permit/begin/"
    assert client.post(address).url.startswith("/en/account/login/")
    for person in (UserFactory(), officer(), acting_for(PartyKind.PERSON)):
        refused = signed_in(person).post(address)
        assert refused.status_code == 403
        assert "acts for an organisation" in refused.content.decode()
    assert not Application.objects.exists()

    acts = acting_for(PartyKind.ORGANISATION)
    assert signed_in(acts).post(address).status_code == 302


# Secret links


def test_an_office_is_never_sent_the_link_of_the_applicant(service: Procedure, officer) -> None:
    message = Message(to="building", subject=t("Completed"), body=t("Look: {link}"))
    steps = tuple(replace(one, messages=(message,)) if one.key == "complete" else one for one in permit().transitions)
    procedure = offered(transitions=steps)
    officer()
    case = a_case(procedure)
    take_step(case, "ask", read_answers(procedure, {"missing": "x"}), by=a_doer(), language="en")
    take_step(case, "complete", read_answers(procedure, {"completed": "x"}), by=Doer(applicant=True), language="en")
    body = Notice.objects.get(subject="Completed").body

    assert f"/en/office/cases/{case.id}/" in body
    assert "/services/links/" not in body
