"""Properties that every framework's scores have."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.answers import Answers, Numbers, Units
from hanse.diagnostic.engine.model.rules import Absence, Aggregation, Mean, NodeRules
from hanse.diagnostic.engine.model.tree import FromColumn, Measure, Node
from hanse.diagnostic.engine.scoring import score
from tests.diagnostic.engine.trees import FEW, MEANS, NAMED, answers, cases, framework, units

MEANS_PROPER = [mean for mean in MEANS if mean is not Mean.SUM]


def all_scores(case):
    return score(case.framework, case.answers).climbed.scores


@FEW
@given(cases(means=MEANS_PROPER))
def test_scores_stay_on_the_scale(case):
    scores = all_scores(case)
    given = scores[~np.isnan(scores)]
    assert np.all((given >= -1e-9) & (given <= 100 + 1e-9))


@FEW
@given(cases(absent=False), st.data())
def test_a_better_answer_never_lowers_a_score(case, data):
    key = data.draw(st.sampled_from([measure.key for measure in case.framework.root.measures()]))
    before = all_scores(case)
    inputs = dict(case.answers.inputs)
    better = np.minimum(inputs[key].values + data.draw(st.floats(0, 50)), 100)
    inputs[key] = Numbers(better, inputs[key].states)
    after = score(case.framework, replace(case.answers, inputs=inputs)).climbed.scores
    assert np.all(after >= before - 1e-9)


@FEW
@given(cases(), st.randoms())
def test_the_order_of_units_does_not_matter(case, random):
    order = list(range(len(case.answers.units)))
    random.shuffle(order)
    inputs = {key: Numbers(one.values[order], one.states[order]) for key, one in case.answers.inputs.items()}
    names = tuple(case.answers.units.names[place] for place in order)
    shuffled = Answers(Units(("unit",), tuple((name,) for name in names), names), inputs)
    np.testing.assert_array_equal(score(case.framework, shuffled).climbed.scores, all_scores(case)[order])


@FEW
@given(cases())
def test_a_unit_alone_scores_as_in_company(case):
    together = all_scores(case)
    for place in range(len(case.answers.units)):
        inputs = {key: Numbers(one.values[[place]], one.states[[place]]) for key, one in case.answers.inputs.items()}
        alone = score(case.framework, Answers(Units(("unit",), (("0",),), ("0",)), inputs)).climbed.scores
        np.testing.assert_allclose(alone[0], together[place], rtol=1e-13, atol=1e-11)


@FEW
@given(cases(means=[Mean.MEAN, Mean.SUM]), st.integers(1, 300))
def test_a_unit_has_the_same_digits_among_any_number_of_others(case, times):
    inputs = {
        key: Numbers(np.tile(one.values, times), np.tile(one.states, times)) for key, one in case.answers.inputs.items()
    }
    count = len(case.answers.units)
    many = score(case.framework, Answers(units(count * times), inputs)).climbed
    np.testing.assert_array_equal(many.scores, np.tile(all_scores(case), (times, 1)))
    np.testing.assert_array_equal(many.states[:count], many.states[-count:])


@FEW
@given(cases(means=MEANS_PROPER, absences=[Absence.DROP]), st.sampled_from([0.5, 2.0, 1024.0]))
def test_only_the_ratio_of_weights_matters(case, factor):
    def heavier(node):
        parts = [
            heavier(part) if isinstance(part, Node) else replace(part, weight=part.weight * factor)
            for part in node.parts
        ]
        return replace(node, parts=tuple(parts), weight=node.weight * factor)

    after = score(framework(heavier(case.framework.root)), case.answers).climbed.scores
    np.testing.assert_allclose(after, all_scores(case), rtol=1e-9, atol=1e-9)


@FEW
@given(cases(), st.floats(-200, 200))
def test_a_part_without_weight_has_no_say(case, shift):
    before = all_scores(case)
    inputs = dict(case.answers.inputs)
    idle = [measure.key for measure in case.framework.root.measures() if measure.weight == 0]
    for key in idle:
        inputs[key] = Numbers(inputs[key].values + shift, inputs[key].states)
    after = score(case.framework, replace(case.answers, inputs=inputs)).climbed.scores
    np.testing.assert_array_equal(after[:, 0], before[:, 0])


@FEW
@given(cases(means=[Mean.MEAN], absences=[Absence.NO_SCORE]))
def test_a_missing_part_forbids_the_score_where_the_rule_says_so(case):
    result = score(case.framework, case.answers)
    for node in case.framework.root.nodes():
        scores = result.scores(node.key)
        for part in node.parts:
            if part.weight > 0:
                assert np.all(np.isnan(scores[np.isnan(result.scores(part.key))]))


@FEW
@given(cases())
def test_figures_of_all_nodes_are_those_of_each(case):
    result = score(case.framework, case.answers)
    gaps, percentiles = result.gaps(), result.percentiles()
    keys = [column.key for column in result.plan.columns if isinstance(column, Node)]
    for column, key in enumerate(keys):
        np.testing.assert_array_equal(gaps[:, column], result.gap(key))
        np.testing.assert_array_equal(percentiles[:, column], result.percentile(key))
    assert gaps.shape == percentiles.shape == (len(result.units), len(keys))


def means_of(values, weights, **how):
    parts = tuple(
        Measure(key=f"m{place}", title=NAMED, source=FromColumn(f"m{place}"), weight=weight)
        for place, weight in enumerate(weights)
    )
    root = Node(key="root", title=NAMED, parts=parts, rules=NodeRules(**how))
    columns = {f"m{place}": [value] for place, value in enumerate(values)}
    return float(score(framework(root), answers(columns)).scores("root")[0])


class TestMeansByHand:
    def test_arithmetic(self):
        assert means_of([10, 40], [1, 2]) == 30

    def test_geometric(self):
        np.testing.assert_allclose(means_of([4, 16], [1, 1], aggregate=Aggregation(Mean.GEOMETRIC)), 8)

    def test_harmonic(self):
        np.testing.assert_allclose(means_of([20, 80], [1, 1], aggregate=Aggregation(Mean.HARMONIC)), 32)

    def test_power(self):
        np.testing.assert_allclose(means_of([6, 8], [1, 1], aggregate=Aggregation(Mean.POWER, power=2)), 50**0.5)

    def test_sum(self):
        assert means_of([1, 1, 0], [0.25, 0.5, 3], aggregate=Aggregation(Mean.SUM)) == 0.75

    def test_sum_of_what_is_there(self):
        assert means_of([8, np.nan], [1, 3], aggregate=Aggregation(Mean.SUM)) == 8

    def test_sum_scaled_up_to_the_whole_weight(self):
        assert means_of([8, np.nan], [1, 3], aggregate=Aggregation(Mean.SUM), renormalise=True) == 32

    def test_mean_over_the_whole_weight(self):
        assert means_of([8, np.nan], [1, 3], renormalise=False) == 2

    def test_median(self):
        assert means_of([70, 10, 20, 0], [1, 1, 1, 0], aggregate=Aggregation(Mean.MEDIAN)) == 20

    def test_best(self):
        assert means_of([10, 80, 60], [5, 1, 1], aggregate=Aggregation(Mean.BEST)) == 80
        assert means_of([10, 80, 60], [5, 1, 3], aggregate=Aggregation(Mean.BEST, best=2)) == 70

    def test_minimum_and_maximum(self):
        assert means_of([10, 80, 60], [5, 1, 1], aggregate=Aggregation(Mean.MINIMUM)) == 10
        assert means_of([10, 80, 60], [5, 1, 1], aggregate=Aggregation(Mean.MAXIMUM)) == 80

    def test_formula(self):
        how = Aggregation(Mean.FORMULA, formula="min(m0, m1) + 0.1 * (max(m0, m1) - min(m0, m1))")
        np.testing.assert_allclose(means_of([10, 80], [1, 1], aggregate=how), 17)
        assert np.isnan(means_of([10, np.nan], [1, 1], aggregate=how))
