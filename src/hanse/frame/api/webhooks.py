"""Operations on webhooks: addresses that are told what happens in cases."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status
from pydantic import ConfigDict

from hanse.frame.actions.hooking.keeping import (
    NewSecret,
    Wish,
    change_webhook,
    delete_webhook,
    make_webhook,
    pause_webhook,
    renew_secret,
    resume_webhook,
)
from hanse.frame.actions.hooking.repeating import send_delivery_again, try_webhook
from hanse.frame.api.shapes import JsonSchema
from hanse.frame.enums import Occasion, Pause
from hanse.frame.models import HookDelivery, HookState, Webhook
from hanse.frame.presenters.webhook_schema import webhook_schema
from hanse.frame.queries.webhooks import deliveries_of, webhook_of, webhooks_of
from hanse.identity.public import person
from hanse.kernel.paging import Page, Span, page_of

router = Router(tags=["webhooks"])
open_router = Router(tags=["webhooks"])

Event = Annotated[Occasion, Field(examples=["hanse.case.decided"])]


class WebhookIn(Schema):
    """What is told to whom."""

    model_config = ConfigDict(extra="forbid")

    address: str = Field(max_length=1000, examples=["https://register.example.org/hook"])
    events: list[Event] = Field(max_length=len(Occasion))
    office: str = Field("", max_length=60, description="Of the cases of this office of yours; empty: of your own.")
    service: str = Field("", max_length=60, description="Of this service alone; empty: of all.")


class WebhookChange(Schema):
    """What is to be otherwise; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    address: str | None = Field(None, max_length=1000, examples=["https://register.example.org/hook"])
    events: list[Event] | None = Field(None, max_length=len(Occasion))


class WebhookOut(Schema):
    """A webhook. Its secret is told when it is made, and never again."""

    id: UUID
    address: str
    events: list[Event]
    office: str
    service: str
    paused: Pause | None = Field(description="Why nothing is sent to it; null: it is not paused.")
    failing_since: datetime | None = Field(description="Nothing has arrived since then; null: the last one has.")


class SecretOut(WebhookOut):
    """A webhook, and the secret that checks its signatures (Standard Webhooks). Keep it: it is told once."""

    secret: str = Field(examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class DeliveryOut(Schema):
    """One event, and what came of it."""

    message: str = Field(description="The `webhook-id`, the same however often it is sent.")
    event: Event
    case: UUID | None
    state: HookState
    created_at: datetime
    attempts: int
    tried_at: datetime | None
    status: int | None = Field(description="That the receiver answered last.")
    reason: str = Field(description="Why there was no answer, in a word of the machine.")


@open_router.get(
    "/schema/",
    response=JsonSchema,
    operation_id="webhook_schema",
    summary="The data of events",
    url_name="webhook_schema",
)
def schema(request: HttpRequest) -> dict[str, Any]:
    """The JSON Schema of `data` in the CloudEvents that are sent (their `dataschema`). No key is needed."""
    del request
    return webhook_schema()


@router.get("/", response=list[WebhookOut], operation_id="list_webhooks", summary="My webhooks")
def index(request: HttpRequest) -> list[WebhookOut]:
    """Your own, and those of your offices."""
    return [WebhookOut(**_out(one)) for one in webhooks_of(person(request))]


@router.post("/", response={201: SecretOut}, operation_id="make_webhook", summary="Make a webhook")
def make(request: HttpRequest, sent: WebhookIn) -> Status[SecretOut]:
    """From now on, what you choose is sent there as a CloudEvent."""
    wish = Wish(
        address=sent.address, events=[one.value for one in sent.events], office=sent.office, service=sent.service
    )
    return Status(201, _secret(make_webhook(wish, by=person(request))))


@router.get("/{uuid:webhook_id}/", response=WebhookOut, operation_id="get_webhook", summary="A webhook")
def show(request: HttpRequest, webhook_id: Path[UUID]) -> WebhookOut:
    """What it tells, and how it stands."""
    return WebhookOut(**_out(webhook_of(person(request), webhook_id)))


@router.patch("/{uuid:webhook_id}/", response=WebhookOut, operation_id="change_webhook", summary="Change a webhook")
def change(request: HttpRequest, webhook_id: Path[UUID], sent: WebhookChange) -> WebhookOut:
    """Its secret and the list of what was sent stay."""
    me = person(request)
    hook = webhook_of(me, webhook_id)
    events = hook.events if sent.events is None else [one.value for one in sent.events]
    address = hook.address if sent.address is None else sent.address
    return WebhookOut(**_out(change_webhook(hook, address=address, events=events, by=me)))


@router.delete("/{uuid:webhook_id}/", response={204: None}, operation_id="delete_webhook", summary="Delete a webhook")
def delete(request: HttpRequest, webhook_id: Path[UUID]) -> Status[None]:
    """With what still waits for it."""
    me = person(request)
    delete_webhook(webhook_of(me, webhook_id), by=me)
    return Status(204, None)


@router.post("/{uuid:webhook_id}/secret/", response=SecretOut, operation_id="renew_secret", summary="A new secret")
def renew(request: HttpRequest, webhook_id: Path[UUID]) -> SecretOut:
    """For two days events are signed with both, so that the receiver can change in its own time."""
    me = person(request)
    return _secret(renew_secret(webhook_of(me, webhook_id), by=me))


@router.post("/{uuid:webhook_id}/pause/", response=WebhookOut, operation_id="pause_webhook", summary="Pause")
def stop(request: HttpRequest, webhook_id: Path[UUID]) -> WebhookOut:
    """Events are collected for 30 days, and sent when it is resumed."""
    me = person(request)
    pause_webhook(webhook_of(me, webhook_id), by=me)
    return show(request, webhook_id)


@router.post("/{uuid:webhook_id}/resume/", response=WebhookOut, operation_id="resume_webhook", summary="Resume")
def resume(request: HttpRequest, webhook_id: Path[UUID]) -> WebhookOut:
    """What has been collected is sent, also where it only waits for its next try."""
    me = person(request)
    resume_webhook(webhook_of(me, webhook_id), by=me)
    return show(request, webhook_id)


@router.post("/{uuid:webhook_id}/test/", response={202: DeliveryOut}, operation_id="try_webhook", summary="Try it")
def attempt(request: HttpRequest, webhook_id: Path[UUID]) -> Status[DeliveryOut]:
    """An event of type `hanse.webhook.test` is sent at once."""
    me = person(request)
    return Status(202, _delivery(try_webhook(webhook_of(me, webhook_id), by=me)))


@router.get(
    "/{uuid:webhook_id}/deliveries/",
    response=Page[DeliveryOut],
    operation_id="list_deliveries",
    summary="What was sent",
)
def deliveries(request: HttpRequest, webhook_id: Path[UUID], span: Query[Span]) -> Page[DeliveryOut]:
    """The latest first, of the last 30 days."""
    found, following = page_of(deliveries_of(webhook_of(person(request), webhook_id)), span)
    return Page[DeliveryOut](items=[_delivery(one) for one in found], next=following)


@router.post(
    "/{uuid:webhook_id}/deliveries/{message}/again/",
    response={202: DeliveryOut},
    operation_id="send_delivery_again",
    summary="Send again",
)
def again(request: HttpRequest, webhook_id: Path[UUID], message: Path[str]) -> Status[DeliveryOut]:
    """Under the same `webhook-id`, by which the receiver knows that it is the same."""
    me = person(request)
    return Status(202, _delivery(send_delivery_again(webhook_of(me, webhook_id), message, by=me)))


def _out(one: Webhook) -> dict[str, Any]:
    return {
        "id": one.id,
        "address": one.address,
        "events": one.events,
        "office": one.office,
        "service": one.service,
        "paused": one.paused or None,
        "failing_since": one.failing_since,
    }


def _secret(new: NewSecret) -> SecretOut:
    return SecretOut(**_out(new.webhook), secret=new.secret)


def _delivery(one: HookDelivery) -> DeliveryOut:
    return DeliveryOut(
        message=one.message,
        event=Occasion(one.event),
        case=one.case_id,
        state=HookState(one.state),
        created_at=one.created_at,
        attempts=one.attempts,
        tried_at=one.tried_at,
        status=one.answered,
        reason=one.reason,
    )
