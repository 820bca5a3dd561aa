"""Entry points of packages above the host."""

from hanse.host.entries import declared


def test_commands_and_looks_of_this_source_tree_are_found():
    assert declared("hanse.commands")["diagnose"].startswith("hanse.diagnostic.")
    assert "frameworks" in declared("hanse.looks")


def test_an_unknown_group_is_empty():
    assert declared("hanse.nothing") == {}
