import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.model.rules import Aggregation
from hanse.diagnostic.engine.statistics.correlations import Correlation
from hanse.diagnostic.engine.statistics.node_tree import Doubts, Missing
from hanse.diagnostic.engine.study.reading import MEANS, SettingsError, read_settings, tiers_of
from hanse.diagnostic.engine.study.settings import (
    SIZES,
    Official,
    Relations,
    Sensitivity,
    Uncertainty,
    WhatIf,
    kind_of,
    settings_json,
)
from tests.diagnostic.ceds import CEDS

POWERS = st.floats(-64, 64)
DOUBTS = st.builds(
    Doubts,
    noise=st.floats(0, 1),
    missing=st.lists(st.sampled_from(Missing), unique=True).map(tuple),
    power=st.none() | POWERS,
)
WEIGHTS = st.dictionaries(st.sampled_from(["governance", "systems", "gov_vision"]), st.floats(0, 1000))
AGGREGATIONS = st.builds(Aggregation, mean=st.sampled_from(MEANS), power=POWERS, best=st.integers(1, 5))
SETTINGS = st.one_of(
    st.just(Official()),
    st.builds(Relations, tier=st.sampled_from(["", *tiers_of(CEDS)]), correlation=st.sampled_from(Correlation)),
    st.builds(WhatIf, weights=WEIGHTS, means=st.dictionaries(st.sampled_from(["", "index", "force"]), AGGREGATIONS)),
    st.builds(Uncertainty, replications=st.integers(100, 10_000), doubts=DOUBTS),
    st.builds(Sensitivity, size=st.sampled_from(SIZES), doubts=DOUBTS),
)


@settings(max_examples=30)
@given(SETTINGS)
def test_settings_come_back_as_they_were_written(asked):
    assert read_settings(kind_of(asked).value, settings_json(asked), CEDS) == asked


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("guess", {}, "there is no study “guess”"),
        ("relations", {"tier": "street", "correlation": "pearson"}, "no tier “street”"),
        ("relations", {"tier": ""}, "'correlation' is a required property"),
        ("what_if", {"weights": {"governence": 1}, "means": {}}, "weights.governence"),
        ("what_if", {"weights": {"governance": -1}, "means": {}}, "weights.governance: -1 is less than"),
        ("what_if", {"weights": {}, "means": {"town": {"mean": "mean", "power": 1, "best": 1}}}, "means.town"),
        ("what_if", {"weights": {}, "means": {"": {"mean": "formula", "power": 1, "best": 1}}}, "formula"),
        ("uncertainty", {"replications": 5, "noise": 0, "missing": [], "power": None}, "replications: 5 is less"),
        ("sensitivity", {"size": 100, "noise": 2, "missing": [], "power": None}, "noise: 2 is greater"),
        ("uncertainty", "much", "is not of type 'object'"),
    ],
)
def test_every_fault_is_named_with_its_place(kind, given, said):
    with pytest.raises(SettingsError, match=said):
        read_settings(kind, given, CEDS)


def test_tiers_of_several_nodes_can_be_compared():
    assert tiers_of(CEDS) == ("part", "force", "dimension", "indicator")
