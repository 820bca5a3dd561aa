import pytest

from hanse.ui.values import Person


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Amina El-Idrissi", "AE"), ("Ana María de la Cruz", "AC"), ("송민지", "송"), ("", "")],
)
def test_initials_are_those_of_the_first_and_last_word(name, initials):
    assert Person(name).initials == initials
