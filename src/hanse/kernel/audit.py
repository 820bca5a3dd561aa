"""The audit log: every action records itself here, in the transaction of what it does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from hanse.kernel.actor import Actor
from hanse.kernel.models import AuditEntry
from hanse.kernel.writes import append


def record(
    verb: str,
    *,
    by: Actor,
    on: models.Model | None = None,
    party_id: UUID | None = None,
    detail: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Write that `by` did `verb` (domain.verb_noun) to `on`. `detail` holds keys and values, no personal data."""
    entry = AuditEntry(
        verb=verb,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_label=by.label,
        subject_type=on._meta.label_lower if on is not None else "",
        subject_id=on.pk if on is not None else None,
        party_id=party_id,
        detail=dict(detail or {}),
    )
    return append(entry)


@dataclass(frozen=True, slots=True)
class Doing:
    """To what something was done, for `record_all`; `detail` as in `record`."""

    on: models.Model
    party_id: UUID | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


def record_all(verb: str, doings: Iterable[Doing], *, by: Actor) -> None:
    """The same for many things at once, in one statement for five hundred."""
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(
                verb=verb,
                actor_kind=by.kind,
                actor_id=by.id,
                actor_label=by.label,
                subject_type=one.on._meta.label_lower,
                subject_id=one.on.pk,
                party_id=one.party_id,
                detail=dict(one.detail),
            )
            for one in doings
        ],
        batch_size=500,
    )


def entries_on(subject: models.Model) -> QuerySet[AuditEntry]:
    """What was done to a thing, the latest first."""
    found = AuditEntry.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    return found.order_by("-created_at", "-id")
