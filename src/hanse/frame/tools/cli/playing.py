"""`hanse service test`: the service's scenarios, played as the site would."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from hanse.frame.spec.playing import Played, ScenarioError, play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Scenario
from hanse.frame.spec.walking.walk import walk
from hanse.frame.tools.cli.reading import FAULTY, FOLDER, counted, sound


@click.command("test")
@click.argument("folder", type=FOLDER)
@click.option("--walk", "walks", is_flag=True, help="Also go every way that a case can go, and say where none can.")
def test(folder: Path, *, walks: bool) -> None:
    """Play the scenarios of the service in FOLDER, a line for each. Exit code 1 if one goes otherwise than it says."""
    procedure = sound(folder)
    played = _play_all(procedure, procedure.scenarios)
    good = all(played)
    if played:
        click.echo(f"{procedure.key}: {counted(sum(played), 'scenario')} of {len(played)} went as they say.")
    else:
        click.echo(f"{procedure.key} has no scenarios, so that nobody notices when a change breaks something.")
        click.echo("Add some under “scenarios”; `hanse service new` shows how.")
    if walks:
        good = _walk(procedure) and good
    if not good:
        sys.exit(FAULTY)


def _walk(procedure: Procedure) -> bool:
    found = walk(procedure)
    good = all(_play_all(procedure, found.paths))
    for fault in found.faults:
        click.echo(f"FAILS  {fault}")
    more = " There are more than were tried." if found.cut else ""
    steps, states = len(procedure.transitions), len(procedure.states)
    click.echo(
        f"{procedure.key}: {counted(len(found.paths), 'way')} to an end, over {len(found.steps)} of {steps} steps "
        f"and {len(found.states)} of {states} states.{more}"
    )
    return good and not found.faults


def _play_all(procedure: Procedure, scenarios: Iterable[Scenario]) -> list[bool]:
    return [_play(procedure, one) for one in scenarios]


def _play(procedure: Procedure, scenario: Scenario) -> bool:
    try:
        played = play(procedure, scenario)
    except ScenarioError as error:
        click.echo(f"FAILS  {error}")
        return False
    click.echo(f"ok     {scenario.key}: {scenario.title} ({_end(procedure, played)})")
    return True


def _end(procedure: Procedure, played: Played) -> str:
    case = played.case
    assert case is not None
    said = [f"ends in {case.state}"]
    if case.fee is not None and procedure.fee:
        said.append(f"fee {case.fee} {procedure.fee.currency}")
    return ", ".join([*said, *(f"letter {key}" for key in case.documents)])
