"""The uncertain choices of COINr's own example: the vignette "Sensitivity Analysis" on the ASEM data."""

from functools import partial

import numpy as np

from hanse.diagnostic.engine.aggregate import ARITHMETIC, GEOMETRIC
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.directions import direct
from hanse.diagnostic.engine.normalise import min_max, z_score
from hanse.diagnostic.engine.outliers import treat
from hanse.diagnostic.engine.statistics.experiment import Experiment, variants
from tests.diagnostic.engine.coinr import asem

NOMINAL_FIRST = (5, 1, 2, 3, 4)
"""Most points to winsorise: 5 is the index's own."""


def treated(values: Array, most: int) -> Array:
    return treat(values, most=most).values


def asem_experiment() -> Experiment:
    """51 units × 49 indicators; treatment, normalisation, weights of pillars and sub-indices ± 25 %, aggregation."""
    data = asem()

    def directed(values: Array) -> Array:
        return direct(values, data.directions)

    tables = variants(
        data.stage("01_pipeline_Screened.csv"),
        [partial(treated, most=most) for most in NOMINAL_FIRST],
        [directed],
        [partial(min_max, to=(1.0, 100.0)), partial(z_score, mean=10.0, deviation=2.0)],
    )
    noise = np.array([0.25 if code in {*data.pillars, "Conn", "Sust"} else 0.0 for code in data.elements])
    choices = ("winsorising", "direction", "normalisation")
    return Experiment(data.hierarchy, np.ones(60), tables, choices, noise, (ARITHMETIC, GEOMETRIC))
