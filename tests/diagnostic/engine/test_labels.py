"""Units alike in one column or in several."""

import numpy as np
import pytest

from hanse.diagnostic.engine.answers import numbers, texts
from hanse.diagnostic.engine.labels import is_blank, labels

INPUTS = {
    "year": numbers(np.array([2024.0, 2024, 2025, np.nan])),
    "region": texts(["Coast", "Hills", "Coast", "Coast"]),
}


def test_of_one_column_the_labels_are_its_values():
    assert labels(INPUTS, ["region"]).tolist() == ["Coast", "Hills", "Coast", "Coast"]
    assert labels(INPUTS, []) is None


def test_of_several_a_unit_is_alike_in_all_of_them():
    found = labels(INPUTS, ["year", "region"])
    assert len(set(found[:3].tolist())) == 3
    assert found[3] is None
    again = labels({**INPUTS, "year": numbers(np.array([1.0, 1, 1, 1]))}, ["year", "region"])
    assert again[0] == again[2] == again[3] != again[1]


def test_what_is_no_column_is_named():
    with pytest.raises(TypeError, match="size"):
        labels(INPUTS, ["size"])


@pytest.mark.parametrize(
    ("label", "blank"), [(None, True), ("", True), (float("nan"), True), ("0", False), (0.0, False)]
)
def test_blanks(label, blank):
    assert is_blank(label) is blank
