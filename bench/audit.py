"""Verifying a long history: 100,000 events of 10,000 cases with their values, and the anchors over a year of days.

Goal: some seconds. A database is made anew and thrown away. Run: make bench, or python bench/audit.py
"""

import os
import secrets
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from time import perf_counter

VAR = tempfile.mkdtemp(prefix="hanse-audit-")
os.environ |= {"HANSE_VAR": VAR, "HANSE_MODE": "demo", "DJANGO_SETTINGS_MODULE": "hanse.network.settings"}

import django  # noqa: E402

from hanse.host import database, secret  # noqa: E402

CASES, EVENTS = 10_000, 10
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def written() -> None:
    from hanse.frame.models import Case, CaseEvent, EventValues
    from hanse.frame.spec.chain import BEGINNING, linked
    from hanse.frame.spec.events import Event, Happened
    from hanse.kernel.ids import new_id

    cases, rows, said = [], [], []
    for number in range(CASES):
        case, before = new_id(), BEGINNING
        began = BEGAN + timedelta(hours=number * 0.6)
        for place in range(1, EVENTS + 1):
            kind = Happened.SUBMITTED if place == 1 else Happened.NOTED
            event = Event(
                kind=kind,
                at=began + timedelta(days=place),
                by=new_id(),
                role="building",
                facts={"n": place},
                values={
                    "answers": {f"q{one}": {"state": "answered", "value": "word " * 5, "note": ""} for one in range(6)}
                },
            )
            link = linked(event, number=place, before=before, salt=secrets.token_bytes(16))
            before = link.hash
            rows.append(
                CaseEvent(
                    case_id=case,
                    number=place,
                    kind=kind.value,
                    at=event.at,
                    by_id=event.by,
                    role=event.role,
                    facts=dict(event.facts),
                    digest=link.digest,
                    hash=link.hash,
                )
            )
            said.append((link.salt, dict(event.values)))
        cases.append(
            Case(
                id=case,
                number=f"2026-{number:06d}",
                service="permit",
                version="1.0.0",
                language="en",
                state="checking",
                since=began,
                submitted_at=began,
                events_number=EVENTS,
                head=before,
            )
        )
    Case.objects.bulk_create(cases, batch_size=5000)
    made = CaseEvent.objects.bulk_create(rows, batch_size=5000)
    EventValues.objects.bulk_create(
        (EventValues(event=row, salt=salt, values=values) for row, (salt, values) in zip(made, said, strict=True)),
        batch_size=5000,
    )


def measured() -> None:
    django.setup()
    from django.core.management import call_command

    from hanse.frame.actions import anchor_days
    from hanse.frame.queries.auditing import audit

    call_command("migrate", verbosity=0, interactive=False)
    written()
    begun = perf_counter()
    days = anchor_days()
    anchored = perf_counter()
    found = list(audit())
    took = perf_counter() - anchored
    assert found == [], found[:3]
    print(f"{days} days anchored in {anchored - begun:.2f} s; {CASES * EVENTS:,} events verified in {took:.2f} s")


if __name__ == "__main__":
    try:
        secret.ensure()
        with database.available():
            measured()
    finally:
        shutil.rmtree(VAR)
