"""An office's inbox among 1,000,000 cases: how long each pile, a search and a case's page take in the server.

Goal: the inbox's p95 < 60 ms. A database is made anew and thrown away. Run: make bench, or python bench/inbox.py
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from time import perf_counter
from typing import Any

VAR = tempfile.mkdtemp(prefix="hanse-inbox-")
os.environ |= {"HANSE_VAR": VAR, "HANSE_MODE": "demo", "DJANGO_SETTINGS_MODULE": "hanse.network.settings"}

import django  # noqa: E402

from hanse.host import database, secret  # noqa: E402

CASES = int(os.environ.get("CASES", "1_000_000"))
ASKED = 60

# A tenth is open, in four offices; a fifth of these is late, a third claimed. Words are like those of real reports.
VARIED = {
    "id": "gen_random_uuid()",
    "number": "'2026-' || lpad(n::text, 7, '0')",
    "link_nonce": "md5(n::text)",
    "email": "'person' || n || '@example.org'",
    "words": "'2026-' || lpad(n::text, 7, '0') || ' ' || md5(n::text) || ' Street ' || (n %% 5000)"
    " || ' person' || n || '@example.org'",
    "state": "CASE WHEN n %% 10 = 0 THEN %(state)s ELSE %(final)s END",
    "since": "now() - n * interval '1 minute'",
    "office": "CASE WHEN n %% 10 = 0 THEN (%(offices)s::text[])[n / 10 %% 4 + 1] ELSE '' END",
    "holder_id": "CASE WHEN n %% 30 = 0 THEN %(person)s::uuid END",
    "due": "current_date + (n %% 20) - 4",
    "submitted_at": "now() - n * interval '1 minute'",
    "ended_at": "CASE WHEN n %% 10 = 0 THEN NULL ELSE now() END",
}
"""What differs from one case to the next; all else they have from the one that is copied."""


def fill(cursor: Any, columns: Iterable[str], values: Mapping[str, object]) -> None:
    """Copy the case `one` so many times, each with its own number, words, state and office; then it goes."""
    names = list(columns)
    taken = ", ".join(VARIED.get(name, f"one.{name}") for name in names)
    cursor.execute(
        f"INSERT INTO frame_case ({', '.join(names)}) SELECT {taken}"
        " FROM frame_case AS one, generate_series(1, %(cases)s) AS n WHERE one.id = %(one)s",
        values,
    )
    cursor.execute("DELETE FROM frame_case WHERE id = %(one)s", values)
    cursor.execute("ANALYZE frame_case")


def measured() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from hanse.frame.models import Case
    from hanse.frame.public import appoint_officer, declared
    from hanse.identity.public import User
    from hanse.kernel.actor import Actor
    from hanse.kernel.clock import now

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    procedure = declared("report_street_problem")
    assert procedure
    offices = [office.key for office in procedure.offices]
    person = User.objects.create_user("officer@demo.example", name="Officer")
    appoint_officer(person, offices[0], by=Actor.system("bench"))
    state = next(one.key for one in procedure.states if one.office == offices[0])
    at = now()
    one = Case.objects.create(
        service=procedure.key, version=procedure.version, language="en", since=at, submitted_at=at
    )
    with connection.cursor() as cursor:
        values = {
            "one": str(one.id),
            "state": state,
            "final": next(one.key for one in procedure.states if one.final),
            "offices": [str(one) for one in (offices * 4)[:4]],
            "person": str(person.id),
            "cases": CASES,
        }
        fill(cursor, [field.column for field in Case._meta.concrete_fields], values)
    client = Client()
    client.force_login(person)
    print(f"{CASES:,} cases, a tenth of them open", flush=True)
    for pile in ("open", "mine", "unclaimed", "late", "opinions", "ended"):
        told(f"pile “{pile}”", lambda n, pile=pile: client.get(f"/en/office/?pile={pile}&page={n % 3 + 1}"))
    for pile in ("open", "late", "ended"):
        told(
            f"“{pile}” of one service",
            lambda n, pile=pile: client.get(f"/en/office/?pile={pile}&service={procedure.key}&page={n % 3 + 1}"),
        )
    told("a word found once", lambda n: client.get(f"/en/office/?words=person{n * 37 + 100_000}@"))
    told("a word found often", lambda n: client.get(f"/en/office/?words=Street+{n + 1000}"))


def told(name: str, ask: Callable[[int], object]) -> None:
    times = []
    for number in range(ASKED):
        begun = perf_counter()
        response = ask(number)
        times.append((perf_counter() - begun) * 1000)
        assert response.status_code == 200, response  # type: ignore[attr-defined]
    times = sorted(times[3:])
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{name:<22} p50 {p50:6.1f} ms, p95 {p95:6.1f} ms   goal < 60: {'met' if p95 < 60 else 'missed'}", flush=True)


if __name__ == "__main__":
    try:
        secret.ensure()
        with database.available():
            measured()
    finally:
        shutil.rmtree(VAR)
