import time
from itertools import pairwise

from hanse.kernel.ids import new_id


def test_an_id_is_a_version_7_uuid_of_this_moment():
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= after


def test_ids_differ_and_sort_by_time():
    first = new_id()
    time.sleep(0.002)
    later = [new_id() for _ in range(1000)]

    assert len(set(later)) == 1000
    assert all(first < one for one in later)
    assert all(a.int >> 80 <= b.int >> 80 for a, b in pairwise(later))
