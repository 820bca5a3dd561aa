"""Every address for every role, compared with the committed table `permissions.csv`.

A new address must be entered there on purpose. To write the table anew after a decision:
`HANSE_WRITE_PERMISSIONS=1 make test` and read the difference before committing it.
"""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hanse.kernel.ids import new_id
from tests.diagnostic.rounds import BACKEND

TABLE = Path(__file__).with_name("permissions.csv")
ROLES = (
    "nobody",
    "stranger",
    "contributor",
    "approver",
    "coordinator",
    "secretariat",
    "regional",
    "officer",
    "designer",
)
"""The contributor is also the applicant of the frame's case; the officer works in its offices and for no city.

The regional officer works for the office that serves the city. The designer designs services, and does nothing else."""
OURS = ("diagnostic", "members", "cooperation", "identity", "frame", "designer", "site", "site_root", "toolbox")
PAGES = ("hanse.network.views", "hanse.host.views")
STATES = {200: "yes", 302: "yes", 403: "no", 404: "not there", 405: "post only", 410: "gone"}


def names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and arguments of every address of our own domains, the runner's pages below them, and the network's own."""
    for one in get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from _inside(one, (), ())


def _inside(
    resolver: URLResolver, spaces: tuple[str, ...], taken: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    spaces = (*spaces, resolver.namespace) if resolver.namespace else spaces
    taken = (*taken, *resolver.pattern.converters)
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _inside(one, spaces, taken)
        elif isinstance(one, URLPattern) and ((spaces and spaces[0] in OURS) or one.callback.__module__ in PAGES):
            yield ":".join([*spaces, str(one.name)]), (*taken, *one.pattern.converters)


@pytest.fixture
def clients(team) -> dict[str, Client]:
    """A browser for each role, signed in once: that takes longer than most pages."""
    made = {role: Client() for role in ROLES}
    for role in ROLES[1:]:
        made[role].force_login(getattr(team, role), backend=BACKEND)
    return made


def answer_to(client: Client, path: str) -> str:
    response = client.get(path)
    if response.status_code == 302 and "/account/login/" in response.headers["Location"]:
        return "sign in"
    if response.status_code == 302 and response.headers["Location"] == "/en/services/permit/":
        return "led to its start"
    return STATES.get(response.status_code, str(response.status_code))


@pytest.mark.django_db
def test_every_address_admits_whom_the_table_says(clients, things):
    found = {}
    for name, wanted in sorted(set(names())):
        given = things.get(name.partition(":")[0], things[""])
        path = reverse(name, kwargs={one: given.get(one) or new_id() for one in wanted})
        found[name] = [answer_to(clients[role], path) for role in ROLES]
    if os.environ.get("HANSE_WRITE_PERMISSIONS"):
        with TABLE.open("w", encoding="utf-8", newline="") as rows:
            csv.writer(rows, lineterminator="\n").writerows([("address", *ROLES), *((k, *v) for k, v in found.items())])
    with TABLE.open(encoding="utf-8", newline="") as rows:
        agreed = {row["address"]: [row[role] for role in ROLES] for row in csv.DictReader(rows)}

    assert found == agreed


@pytest.mark.django_db
def test_nobody_reads_another_citys_assessment(team, arguments):
    for name, wanted in sorted(set(names())):
        if not {"assessment_id", "roadmap_id"}.intersection(wanted):
            continue
        client = Client()
        client.force_login(team.stranger, backend=BACKEND)
        path = reverse(name, kwargs={one: arguments.get(one) or new_id() for one in wanted})
        for response in (client.get(path), client.post(path)):
            assert response.status_code in {403, 404, 405}, (name, response.status_code)
    assert isinstance(arguments["assessment_id"], UUID)
