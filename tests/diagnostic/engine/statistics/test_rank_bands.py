import numpy as np

from hanse.diagnostic.engine.statistics.rank_bands import rank_bands
from hanse.diagnostic.method.registry import load_framework

CEDS = load_framework("ceds")


def test_bands_hold_the_rank_and_are_as_wide_as_the_doubt():
    stream = np.random.default_rng(0)
    level = np.linspace(20, 80, 20)
    scores = {node.key: level + stream.normal(0, 5, 20) for node in CEDS.root.nodes()}

    best, worst = rank_bands(CEDS, scores)

    ranks = np.arange(20, 0, -1)
    assert (best <= worst).all()
    assert (np.abs((best + worst) / 2 - ranks) < 3).all()
    assert best[19] == 1


def test_a_unit_without_a_score_has_no_band_and_takes_no_place():
    scores = {node.key: np.array([np.nan, 30.0, 50.0, 70.0]) for node in CEDS.root.nodes()}

    best, worst = rank_bands(CEDS, scores)

    assert np.isnan(best[0])
    assert best[1:].tolist() == [3, 2, 1]
    assert worst[1:].tolist() == [3, 2, 1]
