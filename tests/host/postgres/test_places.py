"""Where the data and the socket lie when folders are closed, linked, or taken by others."""

import os
import pwd

import pytest

from hanse.host.postgres.account import Account
from hanse.host.postgres.errors import NotAllowed
from hanse.host.postgres.places import open_socket_folder, settle
from tests.host.conftest import STRANGER

ME = Account(pwd.getpwuid(os.geteuid()).pw_name, os.geteuid(), os.getegid(), drops=False)
NOBODY = Account(STRANGER.pw_name, STRANGER.pw_uid, STRANGER.pw_gid, drops=True)
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def test_the_home_is_where_it_was_asked_for(home):
    assert settle(home, ME).home == home.resolve()
    assert settle(home, ME).home == home.resolve()


@root_only
def test_a_home_that_the_account_cannot_reach_becomes_a_link_to_one_that_it_can(folder):
    closed, elsewhere = folder / "closed", folder / "elsewhere"
    closed.mkdir(mode=0o700)
    places = settle(closed / "var" / "postgres", NOBODY, elsewhere=elsewhere)
    assert places.home.parent == elsewhere
    assert (closed / "var" / "postgres").resolve() == places.home
    assert places.home.stat().st_uid == NOBODY.uid
    assert settle(closed / "var" / "postgres", NOBODY, elsewhere=elsewhere) == places


@root_only
def test_a_link_whose_folder_was_removed_is_filled_again(folder):
    closed, elsewhere = folder / "closed", folder / "elsewhere"
    closed.mkdir(mode=0o700)
    places = settle(closed / "postgres", NOBODY, elsewhere=elsewhere)
    places.home.rmdir()
    assert settle(closed / "postgres", NOBODY, elsewhere=elsewhere).home.is_dir()


@root_only
def test_data_that_has_become_unreachable_is_named_and_not_replaced(folder):
    closed = folder / "closed"
    (settle(closed / "postgres", NOBODY).home / "data").mkdir()
    closed.chmod(0o700)
    with pytest.raises(NotAllowed, match="cannot enter"):
        settle(closed / "postgres", NOBODY, elsewhere=folder / "elsewhere")


def test_each_home_has_its_own_short_socket_folder(folder):
    one, two = settle(folder / "one", ME).sockets, settle(folder / "two", ME).sockets
    assert one != two
    assert len(str(one)) < 40


def test_the_socket_folder_is_private_even_if_it_was_left_open(folder):
    sockets = folder / "sockets"
    sockets.mkdir(mode=0o777)
    open_socket_folder(sockets, ME)
    assert sockets.stat().st_mode & 0o777 == 0o700


def test_a_link_in_place_of_the_socket_folder_is_refused(folder):
    (folder / "trap").mkdir()
    (folder / "sockets").symlink_to(folder / "trap")
    with pytest.raises(NotAllowed, match="somebody else"):
        open_socket_folder(folder / "sockets", ME)


@root_only
def test_a_strangers_socket_folder_is_refused(folder):
    (folder / "sockets").mkdir()
    with pytest.raises(NotAllowed, match="somebody else"):
        open_socket_folder(folder / "sockets", NOBODY)
