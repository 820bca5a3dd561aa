"""Outcomes that a project's code names for services in folders."""

import pytest

from hanse.frame import catalogue
from hanse.frame.catalogue import DeclaredTwice
from hanse.frame.public import outcome


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    monkeypatch.setattr(catalogue, "_outcomes", {})


def test_a_function_is_known_by_its_name_and_stays_itself():
    @outcome("order_tree")
    def order(**_facts):
        return None

    assert catalogue.outcomes() == {"order_tree": order}
    assert outcome("order_tree")(order) is order


def test_one_name_is_for_one_function():
    outcome("order_tree")(print)

    with pytest.raises(DeclaredTwice, match=r"builtins\.print.*rename one"):
        outcome("order_tree")(len)
