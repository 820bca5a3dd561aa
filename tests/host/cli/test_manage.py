"""Management commands on a database that is not as this release wants it."""

import click
import pytest
from django.core import management
from django.db import ProgrammingError
from psycopg.errors import SyntaxError as SqlSyntaxError
from psycopg.errors import UndefinedTable

from hanse.host.cli.manage import django_command


def refusing(cause: Exception):
    def execute(_arguments: list[str]) -> None:
        raise ProgrammingError("relation does not exist") from cause

    return execute


def test_a_database_without_tables_is_a_sentence_with_the_way_out(monkeypatch):
    monkeypatch.setattr(management, "execute_from_command_line", refusing(UndefinedTable()))

    with pytest.raises(click.ClickException, match="hanse migrate") as refused:
        django_command("offer_service")
    assert "HANSE_MODE=demo" in refused.value.message


def test_any_other_fault_of_a_query_keeps_its_traceback(monkeypatch):
    monkeypatch.setattr(management, "execute_from_command_line", refusing(SqlSyntaxError()))

    with pytest.raises(ProgrammingError):
        django_command("offer_service")
