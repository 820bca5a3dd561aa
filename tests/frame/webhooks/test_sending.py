"""Events arrive: signed, in order, however long the receiver is away, and twice at most where a process died."""

import threading
from datetime import timedelta
from ipaddress import ip_network

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from cloudevents.core.formats.json import JSONFormat
from procrastinate.contrib.django.models import ProcrastinateJob
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from hanse.frame.actions.hooking.keeping import (
    Wish,
    delete_webhook,
    make_webhook,
    pause_webhook,
    renew_secret,
    resume_webhook,
)
from hanse.frame.actions.hooking.repeating import send_delivery_again, try_webhook
from hanse.frame.enums import Pause
from hanse.frame.models import HookDelivery, HookState, Webhook
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tasks import send_one_webhook
from hanse.frame.webhooks import sending
from hanse.frame.webhooks.sending import INTERRUPTED_AFTER, purge_deliveries, send_due, send_webhook
from hanse.frame.webhooks.signing import secret_of
from hanse.kernel import outgoing
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import Notice
from tests.factories.identity import UserFactory
from tests.frame.cases import granted
from tests.frame.webhooks.conftest import own_events
from tests.frame.webhooks.receiver import Receiver, receiving
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db

ORDER = ["case.submitted", "case.fee_asked", "case.moved", "case.opinion_given", "case.decided"]


def states(hook: Webhook) -> list[str]:
    return list(HookDelivery.objects.filter(webhook=hook).order_by("id").values_list("state", flat=True))


def later(hook: Webhook, **ahead: int) -> None:
    """A turn of the sender some time from now."""
    with set_to(now() + timedelta(**ahead)):
        send_webhook(hook.id)


def test_the_library_of_the_standard_finds_the_signatures_genuine(
    hook: Webhook, receiver: Receiver, service: Procedure
) -> None:
    granted(service)

    send_one_webhook(webhook_id=str(hook.id))

    assert receiver.types == ORDER
    for one in receiver.received:
        Verifier(secret_of(hook)).verify(one.body, dict(one.headers))
        read = from_http_event(HTTPMessage(dict(one.headers), one.body), JSONFormat())
        assert read.get_specversion() == "1.0"
        with pytest.raises(WebhookVerificationError):
            Verifier(secret_of(hook)).verify(one.body.replace(b"permit", b"parade"), dict(one.headers))
    assert {one.headers["content-type"] for one in receiver.received} == {"application/cloudevents+json; charset=utf-8"}
    assert set(states(hook)) == {HookState.ARRIVED}


def test_events_ask_for_a_job_in_their_own_transaction(hook: Webhook, service: Procedure) -> None:
    a_case(service)

    asked = ProcrastinateJob.objects.filter(task_name="frame.send_webhook")
    assert {one.args["webhook_id"] for one in asked} == {str(hook.id)}


def test_a_receiver_that_was_down_for_a_day_gets_everything_in_order(
    hook: Webhook, receiver: Receiver, service: Procedure
) -> None:
    receiver.answer = lambda _one: 503
    granted(service)
    for hour in range(24):
        later(hook, hours=hour)
    assert len({one.message for one in receiver.received}) == 1
    receiver.received.clear()
    receiver.answer = lambda _one: 200

    later(hook, hours=25)

    assert receiver.types == ORDER
    hook.refresh_from_db()
    assert (hook.failures, hook.failing_since, hook.paused) == (0, None, "")


def test_where_nobody_listens_the_next_try_comes_later_and_later(hook: Webhook, service: Procedure) -> None:
    with receiving() as gone:
        Webhook.objects.update(address=gone.address)
    a_case(service)
    pauses, at = [], now()

    for _ in range(9):
        with set_to(at):
            send_webhook(hook.id)
        hook.refresh_from_db()
        pauses.append((hook.due_at - at).total_seconds() / 60)
        at = hook.due_at

    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert HookDelivery.objects.order_by("id").first().reason == "ConnectionRefusedError"


def test_a_refused_event_holds_up_its_own_case_alone(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    wrong, right = a_case(service), a_case(service)
    receiver.answer = lambda one: 400 if one.event["subject"] == str(wrong.id) else 200

    send_webhook(hook.id)

    assert [one.event["subject"] for one in receiver.received] == [str(wrong.id), *[str(right.id)] * 3]
    receiver.answer = lambda _one: 200
    later(hook, minutes=2)
    assert set(states(hook)) == {HookState.ARRIVED}


def test_an_address_that_is_gone_is_asked_no_more_and_its_people_are_told(
    hook: Webhook, receiver: Receiver, service: Procedure
) -> None:
    receiver.answer = lambda _one: 410
    a_case(service)

    send_webhook(hook.id)
    later(hook, hours=2)

    hook.refresh_from_db()
    assert (hook.paused, len(receiver.received)) == (Pause.GONE, 1)
    notice = Notice.objects.get(template="frame/webhook_paused")
    assert notice.address == hook.owner.email
    assert (hook.address in notice.body, f"/account/webhooks/{hook.id}/" in notice.body) == (True, True)

    receiver.answer = lambda _one: 200
    resume_webhook(hook, by=hook.owner)
    send_webhook(hook.id)
    assert receiver.types[1:] == ORDER[:3]


def test_after_days_without_an_answer_it_is_paused(
    hook: Webhook, receiver: Receiver, service: Procedure, settings
) -> None:
    settings.WEBHOOK_DAYS = 3
    receiver.answer = lambda _one: 500
    a_case(service)

    send_webhook(hook.id)
    later(hook, days=2)
    hook.refresh_from_db()
    assert hook.paused == ""
    later(hook, days=4)

    hook.refresh_from_db()
    assert hook.paused == Pause.FAILING
    assert Notice.objects.filter(template="frame/webhook_paused").count() == 1


def test_a_worker_that_dies_after_sending_leaves_one_copy_at_most(
    hook: Webhook, receiver: Receiver, service: Procedure, monkeypatch
) -> None:
    def die(*_given: object) -> None:
        raise SystemExit

    a_case(service)
    with monkeypatch.context() as dying:
        dying.setattr(sending, "_note", die)
        with pytest.raises(SystemExit):
            send_webhook(hook.id)
    send_webhook(hook.id)
    assert len(receiver.received) == 1

    with set_to(now() + INTERRUPTED_AFTER + timedelta(seconds=1)):
        send_webhook(hook.id)

    assert receiver.types == [ORDER[0], *ORDER[:3]]
    assert receiver.received[0].message == receiver.received[1].message
    assert len({one.message for one in receiver.received}) == 3


def test_two_workers_at_once_send_everything_once(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    a_case(service)
    receiver.before = lambda _one: None
    first = sending._claim(hook.id)

    send_webhook(hook.id)

    assert first is not None
    assert receiver.received == []


def test_for_a_time_both_secrets_count(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    old = secret_of(hook)
    new = renew_secret(hook, by=hook.owner).secret
    a_case(service)

    send_webhook(hook.id)
    last = receiver.received[-1]
    for secret in (old, new):
        Verifier(secret).verify(last.body, dict(last.headers))

    Webhook.objects.update(old_until=now())
    try_webhook(hook, by=hook.owner)
    send_webhook(hook.id)
    last = receiver.received[-1]
    Verifier(new).verify(last.body, dict(last.headers))
    with pytest.raises(WebhookVerificationError):
        Verifier(old).verify(last.body, dict(last.headers))


def test_the_secrets_of_an_older_key_of_the_site_count_while_it_does(
    hook: Webhook, receiver: Receiver, service: Procedure, settings
) -> None:
    old = secret_of(hook)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    a_case(service)

    send_webhook(hook.id)

    Verifier(old).verify(receiver.received[0].body, dict(receiver.received[0].headers))


def test_a_slow_receiver_is_not_waited_for(hook: Webhook, receiver: Receiver, service: Procedure, monkeypatch) -> None:
    monkeypatch.setattr(outgoing, "PATIENCE_S", 0.2)
    hold = threading.Event()
    receiver.before = lambda _one: hold.wait(10)
    a_case(service)

    send_webhook(hook.id)
    hold.set()

    assert HookDelivery.objects.order_by("id").first().reason == "timeout"
    assert len(receiver.received) == 1


def test_redirects_are_not_followed_and_little_of_an_answer_is_kept(
    hook: Webhook, receiver: Receiver, service: Procedure
) -> None:
    receiver.answer, receiver.headers, receiver.said = lambda _one: 302, {"Location": receiver.address}, b"x" * 5000
    a_case(service)

    send_webhook(hook.id)

    first = HookDelivery.objects.order_by("id").first()
    assert (len(receiver.received), first.answered, len(first.said)) == (1, 302, 500)


def test_what_asks_to_be_left_alone_for_longer_is(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    receiver.answer, receiver.headers = lambda _one: 429, {"Retry-After": "600"}
    a_case(service)

    send_webhook(hook.id)
    later(hook, minutes=9)

    assert len(receiver.received) == 1


def test_inside_addresses_are_refused_when_it_comes_to_sending(
    hook: Webhook, receiver: Receiver, service: Procedure, settings
) -> None:
    settings.OPEN_NETWORKS = []
    a_case(service)

    send_webhook(hook.id)

    assert receiver.received == []
    assert HookDelivery.objects.order_by("id").first().reason == "address not allowed"
    settings.OPEN_NETWORKS = [ip_network("127.0.0.0/8")]


def test_a_delivery_is_sent_again_under_its_name(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    a_case(service)
    send_webhook(hook.id)

    send_delivery_again(hook, receiver.received[0].message, by=hook.owner)
    send_webhook(hook.id)

    assert receiver.received[3].message == receiver.received[0].message
    assert receiver.received[3].body == receiver.received[0].body
    Verifier(secret_of(hook)).verify(receiver.received[3].body, dict(receiver.received[3].headers))


def test_while_it_is_paused_events_are_collected(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    pause_webhook(hook, by=hook.owner)
    a_case(service)
    send_webhook(hook.id)
    assert receiver.received == []

    resume_webhook(hook, by=hook.owner)
    send_webhook(hook.id)

    assert receiver.types == ORDER[:3]


def test_the_clock_asks_for_what_is_due_and_old_deliveries_go(
    hook: Webhook, receiver: Receiver, service: Procedure
) -> None:
    a_case(service)
    ProcrastinateJob.objects.all().delete()

    send_due()
    assert [one.args for one in ProcrastinateJob.objects.all()] == [{"webhook_id": str(hook.id)}]

    with set_to(now() + timedelta(days=31)):
        purge_deliveries()
    assert HookDelivery.objects.count() == 0
    delete_webhook(hook, by=hook.owner)
    send_webhook(hook.id)
    assert receiver.received == []


def test_a_person_who_is_locked_out_is_told_nothing_more(hook: Webhook, receiver: Receiver, service: Procedure) -> None:
    Webhook.objects.update(office="")
    a_case(service)
    HookDelivery.objects.update(webhook=hook)
    hook.owner.is_active = False
    hook.owner.save()
    try_webhook(hook, by=hook.owner)

    send_webhook(hook.id)

    assert receiver.received == []


def test_slow_receivers_of_people_leave_the_worker_to_others(hook: Webhook, receiver: Receiver) -> None:
    person = UserFactory()
    own = [make_webhook(Wish(address=receiver.address, events=own_events()), by=person).webhook for _ in range(3)]
    for one in [*own, hook]:
        try_webhook(one, by=person)
    slow = HookDelivery.objects.filter(webhook__in=own[:2])
    slow.update(state=HookState.SENDING, tried_at=now())

    send_webhook(own[2].id)
    send_webhook(hook.id)
    assert (states(own[2]), states(hook)) == ([HookState.WAITING], [HookState.ARRIVED])

    slow.update(state=HookState.ARRIVED)
    send_webhook(own[2].id)
    assert states(own[2]) == [HookState.ARRIVED]
