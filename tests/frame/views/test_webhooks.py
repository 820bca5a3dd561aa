"""Pages of webhooks: made, tried, looked at, sent again, and nobody else's."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hanse.frame.actions.hooking import repeating
from hanse.frame.models import HookDelivery, Webhook
from hanse.frame.spec.procedure import Procedure
from hanse.frame.webhooks.sending import send_webhook
from hanse.frame.webhooks.signing import secret_of
from hanse.kernel.clock import now
from hanse.kernel.limits import Limit
from hanse.kernel.models import AuditEntry
from tests.factories.identity import UserFactory
from tests.frame.views.test_office import signed_in, text
from tests.frame.webhooks.conftest import hook, receiver  # noqa: F401 - fixtures
from tests.frame.webhooks.receiver import Receiver
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db
LIST = "/en/account/webhooks/"


def making(receiver: Receiver, **changes: object) -> dict[str, object]:  # noqa: F811
    events = ["hanse.case.submitted", "hanse.case.decided"]
    return {"address": receiver.address, "office": "office.building", "service": "*", "events": events, **changes}


def test_an_officer_makes_a_webhook_and_sees_its_secret_once(receiver, service: Procedure, officer) -> None:  # noqa: F811
    me = signed_in(officer("building"))
    assert "There is no webhook yet" in text(me, LIST)

    made = me.post(f"{LIST}new/", making(receiver))

    found = Webhook.objects.get()
    secret = secret_of(found)
    assert secret in made.content.decode()
    assert (found.office, found.service, len(found.events)) == ("building", "", 2)
    assert secret not in text(me, LIST) + text(me, f"{LIST}{found.id}/")
    assert AuditEntry.objects.filter(verb="frame.make_webhook").count() == 1
    assert secret not in str(AuditEntry.objects.get(verb="frame.make_webhook").detail)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"address": "https://10.0.0.1/"}, "inside a network"),
        ({"address": "hook"}, "Enter a whole address"),
        ({"events": []}, "Choose an answer"),
        ({"office": "office.heritage"}, "is not one of the available choices"),
        ({"office": "own", "events": ["hanse.case.warned"]}, "cannot come here"),
        ({"service": "elsewhere"}, "is not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(receiver, service, officer, changes, words) -> None:  # noqa: F811
    page = signed_in(officer("building")).post(f"{LIST}new/", making(receiver, **changes)).content.decode()

    assert words in page
    assert "There is a problem" in page
    assert Webhook.objects.count() == 0


def test_a_test_is_sent_and_its_answer_stands_in_the_list(hook: Webhook, receiver: Receiver) -> None:  # noqa: F811
    me = signed_in(hook.owner)
    receiver.answer, receiver.said = lambda _one: 404, b"nobody <here>"

    me.post(f"{LIST}{hook.id}/test/")
    send_webhook(hook.id)

    one = HookDelivery.objects.get()
    page, delivery = text(me, f"{LIST}{hook.id}/"), text(me, f"{LIST}{hook.id}/deliveries/{one.message}/")
    assert re.search(r'dir="ltr">\s*404', page)
    assert "nobody &lt;here&gt;" in delivery
    assert "hanse.webhook.test" in delivery

    receiver.answer = lambda _one: 200
    me.post(f"{LIST}{hook.id}/deliveries/{one.message}/again/")
    send_webhook(hook.id)
    assert "Arrived" in text(me, f"{LIST}{hook.id}/deliveries/{one.message}/")


def test_nobody_uses_the_site_to_knock_at_a_server_again_and_again(hook: Webhook, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(repeating, "SENT_BY_HAND", Limit("few", most=2, within=timedelta(hours=1)))
    me = signed_in(hook.owner)

    for _each in range(3):
        answer = me.post(f"{LIST}{hook.id}/test/", follow=True)
    again = me.post(f"{LIST}{hook.id}/deliveries/{HookDelivery.objects.last().message}/again/", follow=True)

    assert HookDelivery.objects.count() == 2
    for one in (answer, again):
        assert "Try again in an hour" in one.content.decode()


def test_it_is_paused_resumed_renewed_and_deleted(hook: Webhook) -> None:  # noqa: F811
    me, there = signed_in(hook.owner), f"{LIST}{hook.id}/"
    before = secret_of(hook)

    assert "It is paused" in me.post(f"{there}pause/", follow=True).content.decode()
    assert "is paused. Resume it first" in me.post(f"{there}test/", follow=True).content.decode()
    assert "What waits is being sent" in me.post(f"{there}resume/", follow=True).content.decode()
    assert "For 2 days" in text(me, f"{there}secret/")
    renewed = me.post(f"{there}secret/").content.decode()
    hook.refresh_from_db()
    assert secret_of(hook) in renewed
    assert secret_of(hook) != before
    assert "thrown away" in text(me, f"{there}delete/")
    me.post(f"{there}delete/")
    assert Webhook.objects.count() == 0


@pytest.mark.parametrize("more", ["", "secret/", "delete/", "deliveries/msg_x/"])
def test_others_cannot_tell_that_it_exists(hook: Webhook, officer, more: str) -> None:  # noqa: F811
    for other in (UserFactory(), officer("heritage")):
        assert signed_in(other).get(f"{LIST}{hook.id}/{more}").status_code == 404
    for more_of_it in ("test/", "pause/", "resume/", "secret/", "delete/"):
        assert signed_in(officer("fire")).post(f"{LIST}{hook.id}/{more_of_it}").status_code == 404
    assert Client().get(f"{LIST}{hook.id}/{more}").status_code == 302
    assert (Webhook.objects.get().paused, HookDelivery.objects.count()) == ("", 0)


def test_colleagues_keep_an_offices_webhook_and_who_leaves_does_not(hook: Webhook, officer) -> None:  # noqa: F811
    colleague = officer("building")
    assert hook.address in text(signed_in(colleague), LIST)

    hook.owner.mandates.all().delete()

    assert signed_in(hook.owner).get(f"{LIST}{hook.id}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_ask_the_database_as_often_for_three_as_for_one(
    hook: Webhook,  # noqa: F811
    service: Procedure,
    django_assert_num_queries,
    number: int,
) -> None:
    for _ in range(number - 1):
        Webhook.objects.create(owner=hook.owner, office="building", events=hook.events, address=hook.address)
    for _ in range(number):
        a_case(service)
    me = signed_in(hook.owner)

    with django_assert_num_queries(4):
        me.get(LIST)
    with django_assert_num_queries(6):
        me.get(f"{LIST}{hook.id}/")


def test_it_is_changed_and_keeps_its_secret_and_its_log(hook: Webhook, receiver: Receiver) -> None:  # noqa: F811
    me, there = signed_in(hook.owner), f"{LIST}{hook.id}/"
    secret, address = secret_of(hook), f"{receiver.address}?two"
    me.post(f"{there}test/")
    Webhook.objects.filter(id=hook.id).update(failures=3, failing_since=now(), due_at=now() + timedelta(hours=9))

    assert receiver.address in text(me, f"{there}change/")
    done = me.post(f"{there}change/", {"address": address, "events": ["hanse.case.paid"]}, follow=True)

    hook.refresh_from_db()
    assert "It is changed." in done.content.decode()
    assert (hook.address, hook.events, hook.failures, hook.due_at) == (address, ["hanse.case.paid"], 0, None)
    assert (secret_of(hook), HookDelivery.objects.count()) == (secret, 1)
    send_webhook(hook.id)
    assert HookDelivery.objects.get().state == "arrived"
    assert AuditEntry.objects.get(verb="frame.change_webhook").detail == {"address": True, "events": hook.events}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"address": "https://10.0.0.1/", "events": ["hanse.case.paid"]}, "inside a network"),
        ({"address": "https://example.org/", "events": []}, "Choose an answer"),
    ],
)
def test_a_change_that_is_wrong_changes_nothing(hook: Webhook, sent: dict, words: str) -> None:  # noqa: F811
    before = (hook.address, hook.events)

    assert words in signed_in(hook.owner).post(f"{LIST}{hook.id}/change/", sent).content.decode()

    hook.refresh_from_db()
    assert (hook.address, hook.events) == before
