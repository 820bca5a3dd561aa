"""Describing the API, and what keeps a client from being made."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from openapi_spec_validator import validate

from hanse.host.cli import api as module
from hanse.host.cli.api import api, mend


def test_the_sites_whole_description_is_written_and_sound(tmp_path) -> None:
    out = tmp_path / "openapi.json"

    done = CliRunner().invoke(api, ["describe", "--out", str(out)])

    description = json.loads(out.read_text(encoding="utf-8"))
    assert done.exit_code == 0, done.output
    validate(description)
    assert description["openapi"].startswith("3.1")
    assert "/api/v1/services/{service}/cases/" in description["paths"]


def test_the_frames_own_edition_has_the_frames_api_and_nothing_of_the_network() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hanse.host.settings"}
    command = [sys.executable, "-m", "hanse", "api", "describe"]

    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert done.returncode == 0, done.stderr
    description = json.loads(done.stdout)
    validate(description)
    assert {path.split("/")[3] for path in description["paths"]} == {
        "services",
        "cases",
        "office",
        "registers",
        "webhooks",
    }


@pytest.mark.parametrize(
    ("source", "said"),
    [("nowhere.json", "cannot be read"), ("broken.json", "cannot be read"), ("http://127.0.0.1:9/x", "cannot be read")],
)
def test_what_is_no_description_is_refused_in_a_sentence(tmp_path, monkeypatch, source: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")

    done = CliRunner().invoke(api, ["client", "made", "--from", source])

    assert (done.exit_code, said in done.output) == (1, True)
    assert not (tmp_path / "made").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path) -> None:
    done = CliRunner().invoke(api, ["client", str(tmp_path)])

    assert (done.exit_code, "is there already" in done.output) == (1, True)


def test_without_the_generator_it_is_said_how_to_get_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(module, "GENERATOR", "no_such_generator")
    (tmp_path / "site.json").write_text("{}", encoding="utf-8")

    done = CliRunner().invoke(api, ["client", str(tmp_path / "made"), "--from", str(tmp_path / "site.json")])

    assert "pip install 'hanse[client]'" in done.output


def test_what_is_passed_through_is_said_to_be_of_any_kind(tmp_path) -> None:
    (tmp_path / "client.py").write_text("def leave(self, *args: object, **kwargs: Any): ...", encoding="utf-8")

    mend(tmp_path)

    assert "*args: Any, **kwargs: Any" in (tmp_path / "client.py").read_text(encoding="utf-8")
