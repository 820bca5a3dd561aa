import numpy as np

from hanse.diagnostic.engine.disclosure.groups import UNKNOWN, offered

CLASSES = np.array([[0, 0], [0, 1], [0, 1], [1, 1], [1, UNKNOWN]])


def test_the_widest_group_stands_first_and_of_equals_the_larger():
    assert offered(CLASSES).fixed == ((None, None), (None, 1), (0, None), (1, None), (None, 0), (0, 1), (0, 0), (1, 1))


def test_a_unit_of_unknown_class_is_in_no_group_of_that_attribute():
    found = offered(CLASSES)

    assert found.members[found.fixed.index((1, None))].tolist() == [False, False, False, True, True]
    assert not found.members[found.fixed.index((None, 1))][4]


def test_groups_of_more_attributes_than_asked_for_are_not_offered():
    assert all(None in fixed for fixed in offered(CLASSES, depth=1).fixed)


def test_no_units_no_groups():
    assert offered(np.empty((0, 2), dtype=np.intp)).fixed == ()
