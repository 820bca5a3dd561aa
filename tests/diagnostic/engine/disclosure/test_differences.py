from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.disclosure.atoms import atoms_of, exposed
from hanse.diagnostic.engine.disclosure.differences import admit
from hanse.diagnostic.engine.disclosure.groups import Groups, offered

LEAST = 5


def groups_of(units: int, *sets: range | set[int]) -> Groups:
    members = np.array([[unit in each for unit in range(units)] for each in sets])
    return Groups(tuple((number,) for number in range(len(sets))), members)


def told(groups: Groups, private: set[int] | None = None) -> list[int]:
    units = groups.members.shape[1]
    flags = np.array([private is None or unit in private for unit in range(units)])
    return admit(groups, range(len(groups.fixed)), [np.ones(units, dtype=bool), flags], least=LEAST)


def test_a_refinement_that_leaves_one_city_is_withheld():
    assert told(groups_of(10, range(10), range(9))) == [0]
    assert told(groups_of(10, range(10), range(5))) == [0, 1]


def test_the_last_part_is_withheld_where_the_parts_leave_a_small_rest():
    assert told(groups_of(24, range(24), range(8), range(8, 16), range(16, 22))) == [0, 1, 2]


def test_two_groups_that_are_nearly_one_are_not_told_both():
    assert told(groups_of(20, range(10), range(1, 11))) == [0]
    assert told(groups_of(20, range(10), range(5, 15))) == [0, 1]


def test_several_groups_that_give_a_few_away_together_are_not_told_together():
    # A band that is two regions and one city more: no two of the three differ by few.
    assert told(groups_of(30, range(8), range(8, 16), range(17))) == [0, 1]


def test_a_group_of_few_private_cities_is_withheld_though_it_is_large():
    everybody, half = range(20), range(10)

    assert told(groups_of(20, everybody, half), private={0, 1, 2, *range(10, 20)}) == [0]
    assert told(groups_of(20, everybody, half), private=set(range(10, 20))) == [0, 1]


def test_sets_of_five_are_not_looked_for():
    with pytest.raises(ValueError, match="more than 4 atoms"):
        exposed(atoms_of(np.ones((1, 3), dtype=bool), np.ones(3)), [0], least=6)


CODES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)), min_size=5, max_size=40)


@settings(max_examples=40)
@given(codes=CODES)
def test_no_union_of_published_parts_differs_from_another_by_a_few(codes):
    """An independent look at what `exposed` must cover: unions of disjoint groups, and their differences."""
    groups = offered(np.array(codes), depth=2)
    members = groups.members
    taken = [frozenset(np.nonzero(members[each])[0].tolist()) for each in told(groups)]
    unions = {frozenset[int]()} | set(taken) | {a | b for a, b in combinations(taken, 2) if not a & b}
    unions |= {a | b for a in unions for b in taken if not a & b}

    for one, other in combinations(unions, 2):
        assert len(one ^ other) == 0 or len(one ^ other) >= LEAST


@settings(max_examples=40)
@given(codes=CODES, known=st.sets(st.integers(0, 39)))
def test_asking_for_many_at_once_takes_what_asking_one_by_one_takes(codes, known):
    groups = offered(np.array(codes), depth=2)
    flags = np.array([unit not in known for unit in range(len(codes))])
    atoms = atoms_of(groups.members, flags)
    one_by_one: list[int] = []
    for number in range(len(groups.fixed)):
        if not exposed(atoms, [*one_by_one, number], least=LEAST):
            one_by_one.append(number)

    assert admit(groups, range(len(groups.fixed)), [flags], least=LEAST) == one_by_one


def test_groups_that_say_the_same_twice_expose_what_they_expose_once():
    # The third row is the sum of the first two, the fourth a repetition: of little rank, and about a rest of three.
    groups = groups_of(23, range(10), range(10, 20), range(20), range(10), range(23))

    assert told(groups) == [0, 1, 2, 3]


@settings(max_examples=20)
@given(codes=CODES, order=st.randoms())
def test_the_order_of_the_cities_tells_nothing(codes, order):
    mixed = list(codes)
    order.shuffle(mixed)
    one, other = offered(np.array(codes), depth=2), offered(np.array(mixed), depth=2)

    assert one.fixed == other.fixed
    assert told(one) == told(other)
