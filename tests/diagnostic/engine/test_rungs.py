"""Why a level is what it is: points, and conditions, of which exactly what is lacking is told."""

from dataclasses import replace
from itertools import chain, combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.model.levels import Condition, Gates, Ladder, Level
from hanse.diagnostic.engine.model.rules import NodeRules
from hanse.diagnostic.engine.model.tree import FromColumn, Measure, Node
from hanse.diagnostic.engine.requirements.opening import Reach, Several
from hanse.diagnostic.engine.rungs import held_back, on_ladder
from hanse.diagnostic.engine.scoring import score
from tests.diagnostic.engine.trees import FEW, NAMED, answers, framework

STARTS = (None, 20.0, 40.0, 60.0)
SMALL, TOP = 10.0, 100.0


def scored(points, gates, columns, **how):
    """One unit with these points, whose level n also asks for `gates[n]` over columns beside the score."""
    root = Node(
        key="root",
        title=NAMED,
        parts=(Measure(key="points", title=NAMED, source=FromColumn("points")),),
        rules=NodeRules(ladder="steps"),
        gates=Gates({level: tuple(map(Condition, texts)) for level, texts in gates.items()}),
    )
    steps = tuple(Level(key=str(number), name=NAMED, start=start) for number, start in enumerate(STARTS, start=1))
    scheme = replace(framework(root), ladders={"steps": Ladder(key="steps", levels=steps, **how)})
    return score(scheme, answers({"points": [points], **{key: [value] for key, value in columns.items()}}))


def stands(points, gates=None, columns=None, **how):
    return on_ladder(scored(points, gates or {}, columns or {}, **how), 0, "root")


def test_points_alone():
    found = stands(45)
    assert (found.reached, found.by_points, found.level.key, found.following.level.key) == (3, 3, "3", "4")
    assert found.to_next == 15
    assert [rung.has_points for rung in found.rungs] == [True, True, True, False]


def test_a_condition_holds_back_and_is_told():
    gates = {"3": ["a >= 2", "min([a, b]) >= 1"], "4": ["a >= 3"]}
    found = stands(90, gates, {"a": 1, "b": 0})
    assert (found.reached, found.by_points, found.to_next) == (2, 4, 0)
    assert [[part.text for part in one.lacking] for one in found.following.unmet] == [["a >= 2"], ["b >= 1"]]
    assert list(held_back(scored(90, gates, {"a": 1, "b": 0}), 0)) == [found]
    assert list(held_back(scored(90, gates, {"a": 3, "b": 1}), 0)) == []


def test_nothing_follows_at_the_top():
    found = stands(90)
    assert (found.reached, found.following) == (4, None)
    assert np.isnan(found.to_next)


def test_enough_points_are_enough_after_rounding():
    found = stands(59.96, {"4": ["a >= 1"]}, {"a": 0}, decimals=1)
    assert (found.reached, found.by_points, found.to_next) == (3, 4, 0)


def test_no_score_stands_nowhere():
    assert stands(np.nan) is None


def mending(part):
    """Columns that make a requirement hold once they are 1."""
    if isinstance(part, Reach):
        return {part.name}
    assert isinstance(part, Several)
    return set().union(*(mending(one) for one in part.of[: part.least]))


@st.composite
def conditions(draw):
    """Conditions over columns of their own, each true where its columns are 1."""
    made, number = [], 0
    for _ in range(draw(st.integers(1, 4))):
        names = [f"c{number + place}" for place in range(draw(st.integers(1, 3)))]
        number += len(names)
        shape = draw(st.sampled_from(["and", "or", "min", "count", "not"]))
        single = [f"{name} >= 1" for name in names]
        made.append({
            "and": " and ".join(single),
            "or": " or ".join(single),
            "min": f"min([{', '.join(names)}]) >= 1",
            "count": f"count([{', '.join(names)}][item >= 1]) >= {max(len(names) - 1, 1)}",
            "not": " and ".join(f"not({name} < 1)" for name in names),
        }[shape])  # fmt: skip
    return made, [f"c{place}" for place in range(number)]


@FEW
@given(conditions(), st.floats(20, 100), st.data())
def test_the_level_rises_exactly_when_all_that_is_told_is_mended(made, points, data):
    texts, names = made
    columns = {name: data.draw(st.sampled_from([0.0, 1.0, np.nan])) for name in names}
    now = stands(points, {"3": texts}, columns)
    assert (now.reached == 2) is (now.by_points == 2 or bool(now.rungs[2].unmet))
    if now.reached != 2:
        return
    told = [part for one in now.following.unmet for part in one.lacking]
    for mended in chain.from_iterable(combinations(told, count) for count in range(len(told) + 1)):
        changed = columns | dict.fromkeys(set().union(*map(mending, mended)), 1.0)
        rises = stands(points + now.to_next, {"3": texts}, changed).reached > 2
        assert rises is (len(mended) == len(told))
        assert now.to_next == 0 or stands(points, {"3": texts}, changed).reached == 2
