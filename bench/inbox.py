"""An office's inbox among 1,000,000 cases: how long each pile, a search and a case's page take in the server.

Goal: the inbox's p95 < 60 ms. A database is made anew and thrown away. Run: make bench, or python bench/inbox.py
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from time import perf_counter

VAR = tempfile.mkdtemp(prefix="hanse-inbox-")
os.environ |= {"HANSE_VAR": VAR, "HANSE_MODE": "demo", "DJANGO_SETTINGS_MODULE": "hanse.network.settings"}

import django  # noqa: E402

from hanse.host import database, secret  # noqa: E402

CASES = int(os.environ.get("CASES", "1_000_000"))
ASKED = 60

# A tenth is open, in four offices; a fifth of these is late, a third claimed. Words are like those of real reports.
FILL = """
    INSERT INTO frame_case (id, created_at, number, service, version, language, link_nonce, email, answers, words,
        state, since, office, holder_id, due, submitted_at, ended_at, keep_until, received, paid,
        events_number, head)
    SELECT gen_random_uuid(), now(), '2026-' || lpad(n::text, 7, '0'), 'report_street_problem',
        %(version)s, 'en',
        md5(n::text), 'person' || n || '@example.org', '{}', '2026-' || lpad(n::text, 7, '0') || ' ' || md5(n::text)
            || ' Street ' || (n %% 5000) || ' person' || n || '@example.org',
        CASE WHEN n %% 10 = 0 THEN %(state)s ELSE %(final)s END,
        now() - n * interval '1 minute', CASE WHEN n %% 10 = 0 THEN (%(offices)s::text[])[n / 10 %% 4 + 1] ELSE '' END,
        CASE WHEN n %% 30 = 0 THEN %(person)s::uuid END, current_date + (n %% 20) - 4, now() - n * interval '1 minute',
        CASE WHEN n %% 10 = 0 THEN NULL ELSE now() END, NULL, 0, 0, 2, repeat('0', 64)
    FROM generate_series(1, %(cases)s) AS n
"""


def measured() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from hanse.frame.public import appoint_officer, declared
    from hanse.identity.public import User
    from hanse.kernel.actor import Actor

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    procedure = declared("report_street_problem")
    assert procedure
    offices = [office.key for office in procedure.offices]
    person = User.objects.create_user("officer@demo.example", name="Officer")
    appoint_officer(person, offices[0], by=Actor.system("bench"))
    state = next(one.key for one in procedure.states if one.office == offices[0])
    with connection.cursor() as cursor:
        values = {
            "version": procedure.version,
            "state": state,
            "final": next(one.key for one in procedure.states if one.final),
            "offices": [str(one) for one in (offices * 4)[:4]],
            "person": str(person.id),
            "cases": CASES,
        }
        cursor.execute(FILL, values)
        cursor.execute("ANALYZE frame_case")
    client = Client()
    client.force_login(person)
    print(f"{CASES:,} cases, a tenth of them open", flush=True)
    for pile in ("open", "mine", "unclaimed", "late", "opinions", "ended"):
        told(f"pile “{pile}”", lambda n, pile=pile: client.get(f"/en/office/?pile={pile}&page={n % 3 + 1}"))
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
