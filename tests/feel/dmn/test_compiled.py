"""Compiling a model: what each element sees, and that the work grows with the model and not faster."""

import sys
from collections.abc import Callable
from functools import partial

from hanse.feel.dmn.boxed import LiteralExpression
from hanse.feel.dmn.compiled import linked
from hanse.feel.dmn.elements import Decision, Definitions, InputData, Needs, Requirement
from hanse.feel.dmn.model import Model
from tests.feel.dmn.own import own_model

MONITOR = sys.monitoring
STEPS = MONITOR.events.PY_START | MONITOR.events.JUMP | MONITOR.events.BRANCH
TOOL = 4


def steps(work: Callable[[], object]) -> int:
    """How many functions Python enters and how many jumps and branches it comes to: loops, in whatever form."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    MONITOR.use_tool_id(TOOL, "steps")
    try:
        for event in (MONITOR.events.PY_START, MONITOR.events.JUMP, MONITOR.events.BRANCH):
            MONITOR.register_callback(TOOL, event, counted)
        MONITOR.set_events(TOOL, STEPS)
        work()
    finally:
        MONITOR.set_events(TOOL, 0)
        MONITOR.free_tool_id(TOOL)
    return count


def chains(count: int) -> Definitions:
    """Decisions in chains of ten, each of which adds one to the one before."""
    elements = [InputData(id="i", name="I", type_ref="number")]
    for number in range(count):
        kind, before = (Needs.DECISION, f"D{number - 1}") if number % 10 else (Needs.INPUT, "I")
        needs = (Requirement(kind, before.lower()),)
        logic = LiteralExpression(f"{before} + 1")
        elements.append(Decision(id=f"d{number}", name=f"D{number}", type_ref="number", logic=logic, requires=needs))
    return Definitions(name="m", namespace="n", elements=tuple(elements))


def test_twice_the_decisions_are_twice_the_work():
    Model(chains(10))  # what is computed once is computed before
    few, many = (steps(partial(Model, chains(count))) for count in (200, 400))
    assert few > 200
    assert many < 2.1 * few


def test_an_element_is_known_by_the_address_of_its_model_and_its_id():
    made = linked(own_model("fee").definitions)
    assert [one.key.rpartition("#")[2] for one in made.own] == [
        "person",
        "zone",
        "reduced",
        "basis",
        "final",
        "service",
    ]
    assert {one.key.rpartition("#")[0] for one in made.own} == {"https://example.org/fee"}
    basis = made.logic["https://example.org/fee#basis"]
    assert [one.key.rpartition("#")[2] for one in basis.requires] == ["person", "zone"]
    assert basis.program is not None
    assert basis.problem is None
    assert set(made.types.named) == {"tPerson", "tZone"}
    assert made.wrong == ()


def test_what_is_imported_is_compiled_once_and_seen_under_its_prefix():
    letter = own_model("letter").linked
    lent = {
        one.prefix for logic in letter.own for one in logic.requires if one.key.startswith("https://example.org/fee#")
    }
    assert lent == {"fees"}
    assert all(letter.logic[one.key].program for logic in letter.own for one in logic.requires if one.prefix)
    assert "fees.tPerson" in letter.types.named


def test_an_element_at_fault_keeps_what_it_requires_and_has_nothing_to_run():
    elements = (Decision(id="d", name="D", requires=(Requirement(Needs.DECISION, "gone"),)),)
    [one] = linked(Definitions(name="m", namespace="n", elements=elements)).own
    assert one.program is None
    assert one.problem is not None
    assert [required.key for required in one.requires] == ["n#gone"]
