"""doc/develop/api.md is run as it stands: every command by curl, against a server, its answer held against the page."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.diagnostic.models import Assessment
from hanse.frame.actions import appoint_officer
from hanse.identity.public import KeyScope
from hanse.kernel.clock import now
from hanse.questions.public import Conflict, Keep
from tests.diagnostic.rounds import SYSTEM, a_team, answered
from tests.factories import UserFactory
from tests.frame.conftest import service
from tests.network.api.calls import key_for

__all__ = ["service"]

PAGE = Path(__file__).parents[2] / "doc" / "develop" / "api.md"
BLOCK = re.compile(r"```sh\n(.*?)```(?:\s+```json\n(.*?)```)?", re.DOTALL)
SETTING = "export "
FIRST_OF_RESULTS = "/results/?"


def agrees(shown, real) -> bool:
    """Whether a page's example is true of an answer: “…” stands for anything, and at the end of a list for more."""
    if shown == "…":
        return True
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(key in real and agrees(one, real[key]) for key, one in shown.items())
    if isinstance(shown, list):
        open_ended = shown[-1:] == ["…"]
        wanted = shown[:-1] if open_ended else shown
        enough = len(real) >= len(wanted) if open_ended else len(real) == len(wanted)
        return enough and all(agrees(*pair) for pair in zip(wanted, real, strict=False))
    return shown == real


@pytest.mark.django_db(transaction=True)
def test_every_example_of_the_page_does_what_the_page_says(live_server, tmp_path, service):
    team, officer = a_team(), UserFactory()
    appoint_officer(officer, "building", by=SYSTEM)
    values = os.environ | {
        "HANSE": live_server.url,
        "KEY": key_for(team.coordinator),
        "CITY": str(team.city.pk),
        "ROUND": str(team.round.id),
        "OFFICE_KEY": key_for(officer, KeyScope.DECIDE),
    }
    run = 0
    for commands, shown in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if commands.startswith(SETTING):
            continue
        if FIRST_OF_RESULTS in commands:
            one = answered(Assessment.objects.get())
            Conflict.objects.update(resolved_at=now(), kept=Keep.THEIRS)  # the page's own answers stand
            sign_off(lay_for_sign_off(one, by=team.coordinator.actor), by=team.approver)
        done = subprocess.run(["bash", "-ec", commands], env=values, cwd=tmp_path, capture_output=True, check=True)
        if shown:
            real = json.loads(done.stdout)
            assert agrees(json.loads(shown), real), f"{commands}\n{real}"
            if real and "token" in real:
                values |= {"CASE": real["id"], "TOKEN": real["token"]}
            if isinstance(real, dict) and real.get("state") == "scenario":
                values["ROADMAP"] = real["id"]
            values["ASSESSMENT"] = str(Assessment.objects.get().id) if Assessment.objects.exists() else ""
        run += 1

    assert run == 24
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "results.csv").read_bytes().startswith(b"\xef\xbb\xbfframework")
