"""When a job of the clock runs, in words."""

import pytest
from django.utils import timezone

from hanse.host.turns import turn_in_words
from hanse.kernel import queue
from hanse.kernel.jobs import says


@pytest.mark.parametrize(
    ("cron", "words"),
    [
        ("* * * * *", "Every minute"),
        ("*/5 * * * *", "Every 5 minutes"),
        ("7 * * * *", "Every hour"),
        ("33 3 * * *", "Every day at 06:33"),
        ("0 0 1 * *", "0 0 1 * *"),
    ],
)
def test_a_turn_is_told_by_the_readers_clock(cron: str, words: str) -> None:
    with timezone.override("Africa/Nairobi"):
        assert turn_in_words(cron) == words


@pytest.mark.django_db
def test_every_job_of_the_clock_says_what_it_does() -> None:
    turns = queue.by_the_clock()
    assert turns
    assert not [one.name for one in turns if one.says == one.name or turn_in_words(one.cron) == one.cron]


def test_a_job_that_is_not_known_any_more_has_its_name() -> None:
    assert says("kernel.send_delivery") == "Send a letter or an SMS"
    assert says("kernel.gone") == "kernel.gone"
