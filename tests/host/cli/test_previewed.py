"""A preview beside a command: what keeps it from starting is told in its own words."""

import click
import pytest

from hanse.frame.tools.carried import templates
from hanse.host.cli.previewed import previewed


def test_what_a_preview_says_that_does_not_start_is_told(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere.example/real")
    folder = templates()["freedom_of_information"]
    with (
        pytest.raises(click.ClickException, match=r"did not start(?s:.*)DATABASE_URL names a database"),
        previewed(folder),
    ):
        pass
