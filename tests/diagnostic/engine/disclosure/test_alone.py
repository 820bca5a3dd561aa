import numpy as np

from hanse.diagnostic.engine.disclosure.alone import with_alone
from hanse.diagnostic.engine.disclosure.groups import offered

REGIONS = np.array([[0]] * 6 + [[1]] * 4)


def test_a_unit_is_in_the_group_of_each_of_its_languages_and_of_no_other():
    spoken = [[7], [7, 9], [9], [], *[[7]] * 6]

    found = with_alone(offered(REGIONS), spoken)

    assert found.fixed == ((None, None), (None, 7), (0, None), (1, None), (None, 9))
    assert found.members[1].tolist() == [True, True, False, False, *[True] * 6]
    assert found.members[4].tolist() == [False, True, True, *[False] * 7]


def test_the_smallest_groups_are_left_out_where_there_would_be_too_many_parts_to_look_at():
    several = [[unit, 100] for unit in range(10)]

    found = with_alone(offered(REGIONS), several, most_atoms=4)

    alone = [fixed[1] for fixed in found.fixed if fixed[1] is not None]
    assert alone[0] == 100
    assert 0 < len(alone) < 11
    assert len(np.unique(found.members, axis=1).T) <= 4


def test_without_units_there_are_no_groups():
    assert with_alone(offered(np.empty((0, 1), dtype=int)), []).fixed == ()
