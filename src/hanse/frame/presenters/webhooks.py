"""Webhooks and their deliveries as their people see them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.frame.enums import Occasion, Pause
from hanse.frame.models import HookDelivery, HookState, Webhook
from hanse.frame.queries.offering import offered
from hanse.questions.public import reader_in
from hanse.ui import formats
from hanse.ui.values import Standing, Status

EVENTS = {
    Occasion.SUBMITTED: gettext_lazy("A case is submitted"),
    Occasion.MOVED: gettext_lazy("A case moves on"),
    Occasion.DECIDED: gettext_lazy("A case is decided"),
    Occasion.DOCUMENT_ISSUED: gettext_lazy("A document is ready"),
    Occasion.FEE_ASKED: gettext_lazy("A fee is asked for"),
    Occasion.PAID: gettext_lazy("A fee is paid"),
    Occasion.REFUNDED: gettext_lazy("Money is given back"),
    Occasion.OPINION_GIVEN: gettext_lazy("An office gives an opinion"),
    Occasion.HANDED_OVER: gettext_lazy("A case is handed over"),
    Occasion.WARNED: gettext_lazy("A deadline comes near"),
    Occasion.RECORD_CHANGED: gettext_lazy("A record in a register is changed"),
    Occasion.ERASED: gettext_lazy("A case is erased, so its copies have to go too"),
}
TEST = gettext_lazy("A test")
PAUSES = {
    Pause.BY_HAND: gettext_lazy("Paused"),
    Pause.GONE: gettext_lazy("Paused: its address says that it is gone for good (410)"),
    Pause.FAILING: gettext_lazy("Paused: nothing has arrived for days"),
}
STATES = {
    HookState.WAITING: (Standing.WAITING, gettext_lazy("Waits")),
    HookState.SENDING: (Standing.BEGUN, gettext_lazy("Being sent")),
    HookState.ARRIVED: (Standing.DONE, gettext_lazy("Arrived")),
    HookState.GIVEN_UP: (Standing.PROBLEM, gettext_lazy("Given up")),
}


@dataclass(frozen=True, slots=True)
class HookLine:
    """A webhook in the list and on its page; `whose` and `of` say in words of which cases it tells."""

    id: str
    address: str
    whose: str
    of: str
    events: tuple[str, ...]
    status: Status
    paused: bool
    href: str


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    message: str
    event: str
    created: str
    tried: str
    attempts: str
    answer: str
    status: Status
    href: str
    body: str
    again: bool


def hook_lines(hooks: Iterable[Webhook], language: str) -> list[HookLine]:
    offices, services = titles(language)
    return [_line(one, offices, services) for one in hooks]


def delivery_lines(rows: Iterable[HookDelivery], hook: Webhook) -> list[DeliveryLine]:
    return [delivery_line(one, hook) for one in rows]


def delivery_line(row: HookDelivery, hook: Webhook) -> DeliveryLine:
    standing, words = STATES[HookState(row.state)]
    return DeliveryLine(
        message=row.message,
        event=str(TEST if row.event == Occasion.TEST else EVENTS[Occasion(row.event)]),
        created=formats.moment(row.created_at),
        tried=formats.moment(row.tried_at) if row.tried_at else "",
        attempts=formats.number(row.attempts),
        answer=str(row.answered or row.reason),
        status=Status(standing, str(words)),
        href=reverse("frame:hook_delivery", args=[hook.id, row.message]),
        body=json.dumps(json.loads(row.body), indent=2, ensure_ascii=False),
        again=not hook.paused and row.state != HookState.SENDING,
    )


def titles(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The offices of all services and the services themselves, by key, with their titles and in their order."""
    offices, services = dict[str, str](), dict[str, str]()
    for procedure in offered():
        reader = reader_in(language, procedure.translations)
        services[procedure.key] = reader(procedure.title)
        offices |= {office.key: reader(office.title) for office in procedure.offices}
    return _by_title(offices), _by_title(services)


def _by_title(found: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(found.items(), key=lambda line: line[1].casefold()))


def _line(hook: Webhook, offices: Mapping[str, str], services: Mapping[str, str]) -> HookLine:
    whose = offices.get(hook.office, hook.office) if hook.office else _("My own cases")
    return HookLine(
        id=str(hook.id),
        address=hook.address,
        whose=whose,
        of=services.get(hook.service, hook.service) if hook.service else _("All services"),
        events=tuple(str(EVENTS[Occasion(one)]) for one in hook.events),
        status=_standing(hook),
        paused=bool(hook.paused),
        href=reverse("frame:webhook", args=[hook.id]),
    )


def _standing(hook: Webhook) -> Status:
    if hook.paused:
        standing = Standing.CLOSED if hook.paused == Pause.BY_HAND else Standing.PROBLEM
        return Status(standing, str(PAUSES[Pause(hook.paused)]))
    if hook.failing_since:
        since = {"moment": formats.moment(hook.failing_since)}
        return Status(Standing.WAITING, _("Nothing has arrived since %(moment)s") % since)
    return Status(Standing.DONE, _("In order"))
