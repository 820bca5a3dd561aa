"""A city beside its peers, and the network, among 10,000 cities with five rounds: how long pages take in the server.

Goals: p95 of a city's page of peers < 200 ms, of the network's page < 300 ms. Beside it the processor's own time,
which a busy machine does not lengthen; how long closing a round and working out its places takes; and the first page
of a process, which reads what later ones remember. Cities are those of bench/directory.py, results are made up,
statistics and places are drawn as in use. A database is made anew and thrown away.
Run: make bench, or python bench/benchmark.py
"""

import os
import shutil
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, Any

import django
from directory import VAR, fill, told

from hanse.host import database, secret

if TYPE_CHECKING:
    from hanse.diagnostic.models import Assessment, Round

ROUNDS = int(os.environ.get("ROUNDS", "5"))
PATTERNS = 500
"""Results that differ; each is that of twenty cities."""
PEERS_MS, NETWORK_MS = 200, 300
COPY = """
    INSERT INTO diagnostic_result (id, created_at, assessment_id, basis, framework_key, framework_version, score, level,
                                   nodes, is_derived)
    SELECT gen_random_uuid(), now(), other.id, 'claimed', pattern.framework_key, pattern.framework_version,
           pattern.score, pattern.level, pattern.nodes, false
    FROM (SELECT id, row_number() OVER (ORDER BY id) %% %(patterns)s AS number FROM diagnostic_assessment
          WHERE round_id = %(round)s AND id NOT IN (SELECT assessment_id FROM diagnostic_result)) other
    JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS number FROM diagnostic_result
          WHERE assessment_id IN (SELECT id FROM diagnostic_assessment WHERE round_id = %(first)s)
          ORDER BY id LIMIT %(patterns)s) pattern USING (number)
"""


def nodes_of(stream: Any, framework: Any) -> dict[str, Any]:
    """Every node of a city of some maturity, with its span, as results are stored."""
    maturity = stream.beta(2.0, 2.5) * 100
    found = {}
    for node in framework.root.nodes():
        score = float(min(max(stream.normal(maturity, 12), 0), 100))
        found[node.key] = {
            "score": score,
            "level": min(int(score // 20) + 1, 5),
            "completeness": 0.98,
            "low": max(score - 5, 0),
            "high": min(score + 5, 100),
            "steady": 0.8,
        }
    return found


def held(number: int, cities: list[Any], first: Any) -> tuple[Any, list[Any]]:
    """A round in which every city has submitted and two thirds show their results."""
    from hanse.diagnostic.actions import open_round
    from hanse.diagnostic.enums import SharingLevel, State
    from hanse.diagnostic.models import Assessment, Sharing
    from hanse.diagnostic.public import newest_version
    from hanse.kernel.actor import Actor
    from hanse.kernel.clock import now
    from hanse.questions.models import Sheet

    round_ = open_round(
        name=f"Round {number}",
        framework_key="ceds",
        framework_version=newest_version("ceds"),
        opens_on=date(2020 + number, 1, 1),
        closes_on=date(2020 + number, 11, 30),
        by=Actor.system("bench"),
    )
    sheets = [
        Sheet(questionnaire="ceds", questionnaire_version=round_.framework_version, frozen_at=now()) for _ in cities
    ]
    Sheet.objects.bulk_create(sheets, batch_size=2_000)
    made = [
        Assessment(city=city, round=round_, sheet=sheet, state=State.SUBMITTED, submitted_at=now())
        for city, sheet in zip(cities, sheets, strict=True)
    ]
    Assessment.objects.bulk_create(made, batch_size=2_000)
    scored(round_, made, first or round_)
    Sharing.objects.bulk_create(
        [
            Sharing(city=city, round=round_, level=SharingLevel.PUBLIC if place % 3 else SharingLevel.MEMBERS)
            for place, city in enumerate(cities)
            if place % 3 < 2
        ],
        batch_size=2_000,
    )
    return round_, made


def scored(round_: "Round", made: "list[Assessment]", first: "Round") -> None:
    """Results of the first cities of the first round as patterns, and copies of them for all others."""
    import numpy as np
    from django.db import connection

    from hanse.diagnostic.models import Result
    from hanse.diagnostic.queries.frameworks import framework

    if round_ == first:
        stream, scheme = np.random.default_rng(0), framework("ceds", round_.framework_version)
        rows = [(one, nodes_of(stream, scheme)) for one in made[:PATTERNS]]
        Result.objects.bulk_create(
            [
                Result(
                    assessment=one,
                    basis="claimed",
                    framework_key="ceds",
                    framework_version=round_.framework_version,
                    score=nodes[scheme.root.key]["score"],
                    level=nodes[scheme.root.key]["level"],
                    nodes=nodes,
                )
                for one, nodes in rows
            ],
            batch_size=100,
        )
    with connection.cursor() as cursor:
        cursor.execute(COPY, {"patterns": PATTERNS, "round": round_.id, "first": first.id})


def closed(round_: "Round") -> None:
    from hanse.diagnostic.actions import close_round, place_cities
    from hanse.kernel.actor import Actor

    begun = perf_counter()
    close_round(round_, by=Actor.system("bench"))
    drawn = perf_counter()
    place_cities(round_, by=Actor.system("bench"))
    print(f"{round_}: closed in {drawn - begun:.1f} s, places in {perf_counter() - drawn:.1f} s", flush=True)


def measured() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from hanse.identity.models import User
    from hanse.identity.public import grant_mandate
    from hanse.kernel.actor import Actor
    from hanse.members.enums import NETWORK_ID, Role, StaffRole
    from hanse.members.models import City
    from hanse.members.public import ensure_network

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    by = Actor.system("bench")
    ensure_network(name="Network", by=by)
    fill()
    cities, first, last = list(City.objects.order_by("party_id")), None, []
    for number in range(ROUNDS):
        round_, last = held(number, cities, first)
        first = first or round_
        closed(round_)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    own, member, staff = last[len(last) // 2], User.objects.create_user("a@example.org"), None
    staff = User.objects.create_user("b@example.org")
    grant_mandate(user=member, party_id=own.city.party_id, role=Role.COORDINATOR, by=by)
    grant_mandate(user=staff, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=by)
    print(f"{len(cities):,} cities, {ROUNDS} rounds", flush=True)
    asked(Client(), member, staff, own)


def asked(client: Any, member: Any, staff: Any, own: "Assessment") -> None:
    """The pages, as a coordinator and as the secretariat."""
    backend = "hanse.identity.views.backend.SignInBackend"
    peers = f"/en/assessments/{own.id}/peers/"
    groups = ("", "?region=asia", "?near=own", f"?language={own.city.languages[0]}", "?region=europe&size=large")
    client.force_login(member, backend=backend)
    begun = perf_counter()
    client.get(peers)
    print(f"peers: the first page of a process {(perf_counter() - begun) * 1000:.0f} ms", flush=True)
    told("peers: of all groups by turns", lambda n: client.get(peers + groups[n % len(groups)]), goal=PEERS_MS)
    told("peers: as a file", lambda n: client.get(peers[:-1] + ".csv" + groups[n % len(groups)]), goal=PEERS_MS)
    pages = ("", "?dimension=governance", "?region=asia", "?page=7", "?region=africa&size=small")
    for name, person in (("a member", member), ("the secretariat", staff)):
        client.force_login(person, backend=backend)
        begun = perf_counter()
        client.get("/en/network/")
        print(f"network: the first page for {name} {(perf_counter() - begun) * 1000:.0f} ms", flush=True)
        told(f"network for {name}", lambda n: client.get("/en/network/" + pages[n % len(pages)]), goal=NETWORK_MS)
    client.logout()
    told("public results", lambda n: client.get("/en/results/" + pages[n % len(pages)]), goal=NETWORK_MS)


if __name__ == "__main__":
    try:
        secret.ensure()
        with database.available():
            measured()
    finally:
        shutil.rmtree(VAR)
