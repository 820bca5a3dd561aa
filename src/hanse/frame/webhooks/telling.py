"""Writing down what webhooks are to be told, in the transaction in which it happens; a job sends it afterwards."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from hanse.frame.enums import OFFICES_ALONE, Occasion
from hanse.frame.models import Case, HookDelivery, IssuedDocument, Webhook
from hanse.frame.rules import offices_in
from hanse.frame.spec.events import Event
from hanse.frame.spec.procedure import Procedure
from hanse.frame.webhooks.events import link_of, told, told_document, written
from hanse.identity.public import holders_at
from hanse.kernel import jobs
from hanse.kernel.clock import now

KEPT_FOR = timedelta(days=30)
"""How long a delivery stays, and how long one that is paused goes on collecting."""
SEND = "frame.send_webhook"


def tell(row: Case, procedure: Procedure, events: Sequence[Event], *, first: int, applicant: UUID | None) -> None:
    """Write the events of one act for every webhook that wants them; `first` is the number of the first."""
    hooks = _hooks_for(row, procedure, applicant)
    if not hooks:
        return
    deliveries = []
    for kind, at, data in told(row, procedure, events, first):
        for hook in _wanting(hooks, kind):
            whole = {**data, "link": link_of(row.id, hook.office)}
            body = written(kind, at, whole, name=f"{row.id}-{data['event']}", subject=str(row.id))
            deliveries.append(HookDelivery(webhook=hook, case_id=row.id, event=kind.value, body=body))
    _keep(deliveries)


def tell_of_document(issued: IssuedDocument, procedure: Procedure) -> None:
    """The same for a document whose file has been made."""
    row, kind, deliveries = issued.case, Occasion.DOCUMENT_ISSUED, []
    data = told_document(issued, procedure)
    for hook in _wanting(_hooks_for(row, procedure, row.applicant_id), kind):
        whole = {**data, "link": link_of(row.id, hook.office)}
        body = written(kind, now(), whole, name=f"{row.id}-document-{issued.id}", subject=str(row.id))
        deliveries.append(HookDelivery(webhook=hook, case_id=row.id, event=kind.value, body=body))
    _keep(deliveries)


def _hooks_for(row: Case, procedure: Procedure, applicant: UUID | None) -> list[Webhook]:
    """Those of its offices and of its applicant: who applied for herself, or all who act for the organisation today."""
    whose = Q(office__in=offices_in(procedure))
    if row.party_id is not None:
        whose |= Q(office="", owner__in=holders_at([row.party_id]).values("user"))
    elif applicant is not None:
        whose |= Q(office="", owner_id=applicant)
    collecting = Q(paused="") | Q(paused_at__gt=now() - KEPT_FOR)
    return list(Webhook.objects.filter(whose, collecting, service__in=("", row.service)))


def _wanting(hooks: Iterable[Webhook], kind: Occasion) -> list[Webhook]:
    return [one for one in hooks if kind.value in one.events and (one.office or kind not in OFFICES_ALONE)]


def _keep(deliveries: Sequence[HookDelivery]) -> None:
    HookDelivery.objects.bulk_create(deliveries)
    for webhook_id in dict.fromkeys(one.webhook_id for one in deliveries):
        jobs.defer(SEND, webhook_id=str(webhook_id))
