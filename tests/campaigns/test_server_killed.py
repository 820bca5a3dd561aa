"""The processes that serve are killed (`kill -9`) while officials save answers."""

import pytest

from tests.campaigns.live import kill
from tests.campaigns.savers import check_rows, under_load

ROUNDS = 5


def test_every_process_killed_at_once_loses_nothing_and_the_site_starts_again(live, savers):
    with under_load(savers):
        live.kill()
        live.start()
    check_rows(savers)


@pytest.mark.long
def test_one_worker_killed_again_and_again_is_replaced(live, savers):
    for _ in range(ROUNDS):
        with under_load(savers):
            kill(live.workers()[:1])
    check_rows(savers)


@pytest.mark.long
def test_the_parent_of_the_workers_killed_with_them_is_started_anew(live, savers):
    with under_load(savers):
        kill([live.web(), *live.workers()])
        live.site.until("The server ended .* is started anew")
    check_rows(savers)


@pytest.mark.long
def test_the_site_killed_again_and_again_starts_again(live, savers):
    for _ in range(ROUNDS):
        with under_load(savers):
            live.kill()
            live.start()
    check_rows(savers)


@pytest.mark.long
def test_the_site_stopped_as_systemd_does_finishes_what_it_has_begun(live, savers):
    with under_load(savers):
        live.stop()
        live.start()
    check_rows(savers)
