"""The group of commands: each is there, and says what it does in a sentence."""

import pytest
from click import Option
from click.testing import CliRunner

from hanse.frame.tools.cli.service import service
from hanse.host.cli.main import hanse
from tests.frame.tools.cli.running import run


def test_hanse_knows_the_command_and_what_it_is_for() -> None:
    found = CliRunner().invoke(hanse, ["--help"])

    assert "Make a service of your own" in found.output


@pytest.mark.parametrize("name", sorted(service.commands))
def test_each_command_says_what_it_does(name: str) -> None:
    found = run(name, "--help")

    assert found.exit_code == 0
    assert found.output.split("\n\n")[1].strip().endswith((".", ":"))
    assert all(option.help for option in service.commands[name].params if isinstance(option, Option))


def test_a_folder_that_is_not_there_is_said_in_a_sentence() -> None:
    found = run("check", "nowhere")

    assert found.exit_code == 2
    assert "'nowhere' does not exist" in found.output
