"""PostgreSQL is killed (`kill -9`), or stopped and started, while officials save answers; the site goes on running."""

import psycopg
import pytest

from hanse.host.postgres import server
from tests.campaigns.live import Live, kill
from tests.campaigns.savers import check_rows, under_load

ROUNDS = 5


def kill_all(live: Live) -> None:
    kill(live.database())


def kill_the_first_process(live: Live) -> None:
    kill(live.database()[:1])


def kill_one_connection(live: Live) -> None:
    """PostgreSQL then ends all others as well, and recovers by itself."""
    kill([one for one in live.database() if " hanse " in " ".join(one.cmdline())][:1])


def stop(live: Live) -> None:
    """As an administrator does, for instance to change a setting."""
    assert server.stop(live.home)


def test_postgresql_killed_under_load_comes_back_with_all_that_was_acknowledged(live, savers):
    with psycopg.connect(live.database_url) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"SHOW {setting}").fetchone() == ("on",)
    web = live.workers()
    with under_load(savers):
        kill_all(live)
        live.site.until("PostgreSQL had ended and was started anew")
    check_rows(savers)
    assert live.workers() == web, "the site's own processes went on"


@pytest.mark.long
@pytest.mark.parametrize("break_it", [kill_all, kill_the_first_process, kill_one_connection, stop])
def test_postgresql_broken_again_and_again(live, savers, break_it):
    web = live.workers()
    for _ in range(ROUNDS):
        with under_load(savers):
            break_it(live)
    check_rows(savers)
    assert live.workers() == web
