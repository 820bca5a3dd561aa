from datetime import timedelta

from hanse.kernel.pauses import pause_after

HOUR = timedelta(hours=1)


def test_pauses_grow_up_to_the_longest():
    minutes = [pause_after(attempts, longest=HOUR) / timedelta(minutes=1) for attempts in (1, 2, 3, 6, 7, 5000)]
    assert minutes == [1, 2, 4, 32, 60, 60]
