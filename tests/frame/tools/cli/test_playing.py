"""Scenarios are played, a line for each; with --walk every way as well."""

from pathlib import Path

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from tests.frame.tools.cli.running import run


@pytest.mark.parametrize("name", templates())
def test_every_template_goes_as_it_says_on_every_way(name: str) -> None:
    procedure = read_procedure(templates()[name])

    found = run("test", templates()[name], "--walk")

    assert found.exit_code == 0
    lines = found.output.splitlines()
    assert [line.split()[1] for line in lines[: len(procedure.scenarios)]] == [
        f"{one.key}:" for one in procedure.scenarios
    ]
    count = len(procedure.scenarios)
    assert f"{name}: {count} scenarios of {count} went as they say." in lines
    steps, states = len(procedure.transitions), len(procedure.states)
    assert lines[-1].endswith(f"over {steps} of {steps} steps and {states} of {states} states.")  # none was left out
    assert sum(line.startswith("ok     path_") for line in lines) > 1


def test_one_that_goes_otherwise_fails_with_its_place_and_the_others_are_played(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    head = tmp_path / "ours/procedure.yaml"
    head.write_text(head.read_text().replace("ends: granted", "ends: refused"))

    found = run("test", tmp_path / "ours")

    assert found.exit_code == 1
    first, second, last = found.output.splitlines()
    assert first.startswith(f"FAILS  {head}:")
    assert first.endswith("the case ends in “granted”, expected was “refused”")
    assert second == "ok     refused: A request is refused, with the reason (ends in refused)"
    assert last == "ours: 1 scenario of 2 went as they say."


def test_a_step_that_no_case_can_take_fails_the_walk_alone(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    head = tmp_path / "ours/procedure.yaml"
    text = head.read_text().replace("  # Further steps go below this line.", "  # Further steps go below this line.\n"
        "  - {key: dead, title: Dead, sources: [received], target: granted, by: office, when: wish = null}")  # fmt: skip
    head.write_text(text)

    assert run("test", tmp_path / "ours").exit_code == 0
    found = run("test", tmp_path / "ours", "--walk")
    assert found.exit_code == 1
    assert "transition dead: can never be taken" in found.output
    assert "over 2 of 3 steps and 3 of 3 states." in found.output


def test_a_service_without_scenarios_is_told_why_to_have_some(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    head = tmp_path / "ours/procedure.yaml"
    head.write_text(head.read_text().split("scenarios:")[0])

    found = run("test", tmp_path / "ours")

    assert found.exit_code == 0
    assert found.output.startswith("ours has no scenarios, so that nobody notices when a change breaks something.\n")
