"""Who runs PostgreSQL."""

import os

import pytest

from hanse.host.postgres.account import account_for
from hanse.host.postgres.errors import NotAllowed
from tests.host.conftest import STRANGER, apart
from tests.host.postgres.test_places import root_only


@root_only
def test_root_hands_it_to_nobody_and_keeps_to_the_owner_of_data_that_is_there(folder):
    assert account_for(folder / "data").name == "nobody"
    (folder / "data").mkdir()
    os.chown(folder / "data", 1, 1)
    found = account_for(folder / "data")
    assert (found.uid, found.drops) == (1, True)


@root_only
def test_the_account_is_a_setting(folder, monkeypatch):
    monkeypatch.setenv("HANSE_POSTGRES_USER", "daemon")
    assert account_for(folder / "data").name == "daemon"


@root_only
@pytest.mark.parametrize(("name", "words"), [("root", "not run as root"), ("no-such-account", "no account")])
def test_an_account_that_cannot_run_it_is_refused(folder, monkeypatch, name, words):
    monkeypatch.setenv("HANSE_POSTGRES_USER", name)
    with pytest.raises(NotAllowed, match=words):
        account_for(folder / "data")


@root_only
def test_data_that_belongs_to_root_is_refused(folder):
    (folder / "data").mkdir()
    with pytest.raises(NotAllowed, match="belongs to root"):
        account_for(folder / "data")


@root_only
def test_an_ordinary_user_runs_it_as_oneself(folder):
    found = apart(account_for, folder / "data", uid=STRANGER.pw_uid)
    assert (found.name, found.drops) == (STRANGER.pw_name, False)
