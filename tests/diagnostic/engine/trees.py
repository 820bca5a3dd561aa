"""Random trees of measures and random answers for property tests."""

from dataclasses import dataclass

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.answers import Answers, Numbers, State, Units
from hanse.diagnostic.engine.model.framework import Framework, Head
from hanse.diagnostic.engine.model.rules import (
    Absence,
    AbsenceRule,
    Aggregation,
    Mean,
    MinimumShare,
    NodeRules,
    ShareOf,
)
from hanse.diagnostic.engine.model.tree import FromColumn, Measure, Node
from hanse.kernel.texts import Text

FEW = settings(max_examples=40, deadline=None)
"""Each example is a whole framework: forty of them cost as much as a thousand of numbers."""

SCALE = (0.0, 100.0)
MEANS = [mean for mean in Mean if mean not in {Mean.FORMULA, Mean.COPELAND}]
NAMED = Text("", "sample")


@dataclass(frozen=True)
class Case:
    framework: Framework
    answers: Answers


def framework(root: Node, scale: tuple[float, float] = SCALE) -> Framework:
    head = Head(key="sample", version="1", title=NAMED, languages=("en",), licence=NAMED, source=NAMED)
    return Framework(head=head, root=root, scale=scale)


def units(count: int) -> Units:
    return Units(("unit",), tuple((str(place),) for place in range(count)), tuple(map(str, range(count))))


def answers(columns: dict[str, list[float]], states: dict[str, list[int]] | None = None) -> Answers:
    """Numbers by column; NaN is missing unless `states` says otherwise."""
    inputs = {}
    for key, values in columns.items():
        array = np.array(values, dtype=np.float64)
        why = np.where(np.isnan(array), State.MISSING, State.GIVEN)
        inputs[key] = Numbers(array, np.array((states or {}).get(key, why), dtype=np.int8))
    return Answers(units(len(next(iter(columns.values())))), inputs)


@st.composite
def rules(draw, means=tuple(MEANS), absences=tuple(Absence)):
    mean = draw(st.sampled_from(list(means)))
    absence = st.builds(AbsenceRule, st.sampled_from(list(absences)), st.sampled_from([0.0, 35.0, 100.0]))
    return NodeRules(
        aggregate=Aggregation(mean, power=draw(st.sampled_from([-2.0, -0.5, 0.5, 3.0])), best=draw(st.integers(1, 3))),
        renormalise=draw(st.sampled_from([None, True, False])) if mean in {Mean.MEAN, Mean.SUM} else None,
        missing=draw(absence),
        not_applicable=draw(absence),
        irrelevant=draw(absence),
        minimum=MinimumShare(draw(st.sampled_from([0.0, 0.5, 1.0])), draw(st.sampled_from(list(ShareOf)))),
    )


@st.composite
def nodes(draw, key="n", depth=3, **how):
    size = draw(st.integers(1, 4))
    parts = []
    for number in range(size):
        own, weight = f"{key}_{number}", draw(st.sampled_from([0.0, 0.25, 1.0, 3.0]))
        if depth > 1 and draw(st.booleans()):
            parts.append(draw(nodes(own, depth - 1, **how).map(lambda node, weight=weight: _weighing(node, weight))))
        else:
            parts.append(Measure(key=own, title=NAMED, source=FromColumn(own), weight=weight))
    if all(part.weight == 0 for part in parts):
        parts[0] = _weighing(parts[0], 1.0)
    return Node(key=key, title=NAMED, parts=tuple(parts), rules=draw(rules(**how)))


def _weighing(part, weight):
    from dataclasses import replace

    return replace(part, weight=weight)


@st.composite
def cases(draw, *, absent=True, most_units=5, **how):
    """A framework and answers to it; with `absent`, numbers are missing, not applicable or irrelevant here and there."""
    root = draw(nodes(**how))
    count = draw(st.integers(1, most_units))
    score = st.floats(0, 100).map(lambda value: round(value, 3))
    state = st.sampled_from(
        [State.GIVEN, State.GIVEN, State.GIVEN, State.MISSING, State.NOT_APPLICABLE, State.IRRELEVANT]
    )
    columns, states = {}, {}
    for measure in root.measures():
        why = [draw(state) if absent else State.GIVEN for _ in range(count)]
        columns[measure.key] = [draw(score) if one is State.GIVEN else np.nan for one in why]
        states[measure.key] = [int(one) for one in why]
    return Case(framework(root), answers(columns, states))
