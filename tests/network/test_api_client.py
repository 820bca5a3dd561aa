"""The client that `hanse api client` makes: typed, and good for a submission and a decision on a live server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from hanse.frame.actions import appoint_officer
from hanse.frame.models import Case
from hanse.host.cli.api import api
from hanse.identity.public import KeyScope
from tests.diagnostic.rounds import SYSTEM
from tests.factories import UserFactory
from tests.frame.conftest import service
from tests.network.api.calls import key_for

__all__ = ["service"]

USE = '''"""A program of a city: somebody applies, the office decides."""

import sys
from uuid import UUID, uuid4

from city.api.cases import get_case
from city.api.deciding import take_step
from city.api.office import list_office_cases
from city.api.submitting import submit_case, try_submission
from city.client import AuthenticatedClient
from city.models import CaseAnswers, CaseAnswersAnswers, OfficeCaseOut, PageInboxLine, Problem, SubmittedOut, TrialOut
from city.models import Submission, SubmissionAnswers


def answers(**given: object) -> CaseAnswers:
    return CaseAnswers(answers=CaseAnswersAnswers.from_dict(given))


def submission(**given: object) -> Submission:
    return Submission(answers=SubmissionAnswers.from_dict(given))


def main(address: str, applying: str, deciding: str) -> UUID:
    shed = submission(owner="yes", area=10, email="ann@example.org")
    with AuthenticatedClient(base_url=address, token=applying) as ann:
        trial = try_submission.sync("permit", client=ann, body=submission(owner="yes"))
        assert isinstance(trial, TrialOut) and [one.question for one in trial.errors] == ["area", "email"]
        once = str(uuid4())
        case = submit_case.sync("permit", client=ann, body=shed, idempotency_key=once)
        again = submit_case.sync("permit", client=ann, body=shed, idempotency_key=once)
        assert isinstance(case, SubmittedOut) and isinstance(again, SubmittedOut) and case.id == again.id
    with AuthenticatedClient(base_url=address, token=deciding) as officer:
        inbox = list_office_cases.sync(client=officer)
        assert isinstance(inbox, PageInboxLine) and [one.id for one in inbox.items] == [case.id]
        refused = take_step.sync(case.id, "ask", client=officer, body=answers())
        assert isinstance(refused, Problem) and refused.status == 422
        asked = take_step.sync(case.id, "ask", client=officer, body=answers(missing="A plan"))
        assert isinstance(asked, OfficeCaseOut) and asked.state == "completing"
    return case.id


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
'''


def run(*command: str, folder: Path) -> str:
    """What a command says, which must go well."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_client_is_strictly_typed_and_submits_lists_and_decides(service, live_server, tmp_path) -> None:
    made = CliRunner().invoke(api, ["client", str(tmp_path / "city")])
    assert made.exit_code == 0, made.output
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    officer = UserFactory()
    appoint_officer(officer, "building", by=SYSTEM)
    keys = key_for(UserFactory(), KeyScope.APPLY), key_for(officer, KeyScope.DECIDE)

    run("-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "city", "use.py", folder=tmp_path)
    said = run("use.py", live_server.url, *keys, folder=tmp_path)

    case = Case.objects.get()
    assert (said.strip(), case.state) == (str(case.id), "completing")
