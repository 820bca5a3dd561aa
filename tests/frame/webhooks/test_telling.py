"""What is written down for webhooks: with the event, for who may know it, and nothing that somebody said."""

import json

import jsonschema
import pytest
from django.db import transaction

from hanse.frame.actions import (
    begin_application,
    claim_case,
    erase_case,
    give_opinion,
    keep_answer,
    note_on_case,
    submit_application,
    take_step,
)
from hanse.frame.actions.hooking.keeping import Wish, make_webhook
from hanse.frame.letters.making import make_document
from hanse.frame.models import HookDelivery, IssuedDocument, Webhook
from hanse.frame.presenters.webhook_schema import webhook_schema
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import create_organisation, grant_mandate
from hanse.kernel.actor import Actor
from tests.factories.identity import UserFactory
from tests.frame.cases import decided, granted
from tests.frame.views.test_own_data import case_of
from tests.frame.webhooks.conftest import own_events
from tests.frame.workflow.test_moving import ANSWERS, a_case
from tests.frame.workflow.test_moving import officer as an_officer

pytestmark = pytest.mark.django_db


def events(hook: Webhook) -> list[dict]:
    return [json.loads(one) for one in HookDelivery.objects.filter(webhook=hook).values_list("body", flat=True)]


def types(hook: Webhook) -> list[str]:
    return [one["type"].removeprefix("hanse.case.") for one in events(hook)]


def test_an_office_is_told_what_happens_in_its_cases_in_order(hook: Webhook, service: Procedure) -> None:
    case = granted(service)
    [document] = IssuedDocument.objects.all()
    make_document(str(document.id))

    told = events(hook)

    assert types(hook) == ["submitted", "fee_asked", "moved", "opinion_given", "decided", "document_issued"]
    assert [one["data"]["state"] for one in told] == ["paying", "paying", *["checking"] * 2, *["granted"] * 2]
    assert [one["data"]["event"] for one in told] == [1, 2, 3, 4, 7, 7]
    decided_data = told[4]["data"]
    assert (decided_data["transition"], decided_data["source"], decided_data["ended"]) == ("grant", "checking", True)
    assert decided_data["link"] == f"http://localhost:8000/api/v1/office/cases/{case.id}/"
    assert (told[5]["data"]["document"], told[1]["data"]["amount"]) == (str(document.id), "0")


def test_events_are_cloud_events_whose_data_fits_the_schema_that_they_name(
    hook: Webhook, service: Procedure, client
) -> None:
    case = granted(service)
    schema = client.get("/api/v1/webhooks/schema/").json()

    for one in events(hook):
        assert {name for name in one if name != "data"} == {
            *("id", "source", "specversion", "type", "subject", "time", "datacontenttype", "dataschema")
        }
        assert (one["specversion"], one["subject"], one["source"]) == ("1.0", str(case.id), "http://localhost:8000")
        assert one["dataschema"] == "http://localhost:8000/api/v1/webhooks/schema/"
        jsonschema.validate(one["data"], schema)
    assert len({one["id"] for one in events(hook)}) == len(events(hook))
    assert schema == webhook_schema()


def test_nothing_that_somebody_said_is_told(hook: Webhook, service: Procedure) -> None:
    case, me = a_case(service), an_officer()
    claim_case(case, by=me, language="en")
    note_on_case(case, "Only for us", by=me, language="en")
    give_opinion(case, "fire", read_answers(service, {"safe": "yes"}), by=an_officer("fire"), language="en")
    take_step(case, "refuse", read_answers(service, {"grounds": "Far too large"}), by=me, language="en")
    erase_case(case, "She asked for it", by=me, language="en")

    told = json.dumps(events(hook))

    assert types(hook) == ["submitted", "fee_asked", "moved", "opinion_given", "decided", "erased"]
    for said in ("ann@example.org", "Far too large", "Only for us", "She asked", str(me.id)):
        assert said not in told


def test_an_applicant_is_told_of_her_own_cases_alone_and_not_what_offices_do(
    receiver, service: Procedure, officer
) -> None:
    ann = UserFactory()
    mine = make_webhook(Wish(address=receiver.address, events=own_events()), by=ann).webhook
    a_case(service)
    assert events(mine) == []

    case = decided(case_of(ann, service), service)

    assert types(mine) == ["submitted", "fee_asked", "moved", "decided"]
    assert events(mine)[0]["data"]["link"].endswith(f"/api/v1/cases/{case.id}/")


def test_what_is_rolled_back_is_not_told(hook: Webhook, service: Procedure) -> None:
    with transaction.atomic():
        a_case(service)
        assert events(hook)
        transaction.set_rollback(True)

    assert events(hook) == []


def test_a_webhook_tells_of_what_it_was_made_for(receiver, service: Procedure, officer) -> None:
    me = officer("building", "fire", "elsewhere")
    decisions = Wish(address=receiver.address, events=["hanse.case.decided"], office="fire", service="permit")
    chosen = make_webhook(decisions, by=me).webhook
    other = make_webhook(Wish(address=receiver.address, events=own_events(), office="elsewhere"), by=me).webhook

    granted(service)

    assert (types(chosen), types(other)) == (["decided"], [])


def test_without_webhooks_an_act_costs_one_query_for_them(
    service: Procedure, django_assert_max_num_queries, django_db_blocker
) -> None:
    case, me = a_case(service), an_officer()

    with django_assert_max_num_queries(40) as asked:
        claim_case(case, by=me, language="en")

    assert sum("frame_webhook" in one["sql"] for one in asked.captured_queries) == 1


def test_who_acts_for_the_organisation_is_told_of_its_cases(receiver, service: Procedure) -> None:
    ann, ben, cleo = UserFactory(), UserFactory(), UserFactory()
    party = create_organisation(name="Builders", by=Actor.system("test"))
    for one in (ann, ben):
        grant_mandate(user=one, party_id=party.id, role="member", by=Actor.system("test"))
    wish = Wish(address=receiver.address, events=own_events())
    hooks = [make_webhook(wish, by=one).webhook for one in (ann, ben, cleo)]
    application = begin_application(service.key, language="en", applicant=ann, party=party)
    for key, answer in read_answers(service, ANSWERS).items():
        keep_answer(application, key, answer)

    case = submit_application(application, language="en").row
    ann.mandates.all().delete()
    give_opinion(case, "fire", read_answers(service, {"safe": "yes"}), by=an_officer("fire"), language="en")
    for _ in range(2):
        take_step(case, "grant", {}, by=an_officer(), language="en")

    three = ["submitted", "fee_asked", "moved"]
    assert [types(hook) for hook in hooks] == [three, [*three, "decided"], []]
