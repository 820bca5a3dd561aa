import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from hanse.kernel.ids import new_id


def test_an_id_is_a_version_7_uuid_of_this_moment():
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= after + 1


def test_ids_sort_in_the_order_in_which_they_were_made_even_within_a_millisecond():
    made = [new_id() for _ in range(20_000)]

    assert all(earlier < later for earlier, later in pairwise(made))


def test_threads_never_make_the_same_id():
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: new_id(), range(20_000)))

    assert len(set(made)) == len(made)
