"""Uncertainty of an index: `python bench/uncertainty.py` prints seconds, and the ratio to COINr's for the same work.

The work is COINr's own example ("Sensitivity Analysis", version 1.1.14): 51 units × 49 indicators, 100 replications of
the whole index with 1 to 5 winsorised points, min–max or z-scores, weights ± 25 % and arithmetic or geometric means;
treatment and normalisation of all alternatives are inside the time. COINr took 42.5 s on a machine of this kind. The
ASEM table is used where it is at hand, a made-up one of the same size and the same long tails where it is not.
"""

import csv
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from hanse.diagnostic.engine.aggregate import ARITHMETIC, GEOMETRIC
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.directions import direct
from hanse.diagnostic.engine.normalise import min_max, z_score
from hanse.diagnostic.engine.outliers import treat
from hanse.diagnostic.engine.statistics.experiment import Experiment, variants
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy
from hanse.diagnostic.engine.statistics.sensitivity import sensitivity
from hanse.diagnostic.engine.statistics.uncertainty import uncertainty

COINR_SECONDS = 42.5
GOAL_SECONDS = 0.085
TABLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "coinr_asem"

PILLARS = (8, 5, 3, 6, 8, 5, 9, 5)
PARENTS = (*(49 + pillar for pillar, size in enumerate(PILLARS) for _ in range(size)), *[57] * 5, *[58] * 3, 59, 59, -1)
LESS_IS_BETTER = (16, 17, 18, 31, 32, 33, 34, 35, 36, 38, 39, 44, 45, 48)
DIRECTIONS = np.array([-1.0 if indicator in LESS_IS_BETTER else 1.0 for indicator in range(49)])
NOISE = np.array([0.0] * 49 + [0.25] * 10 + [0.0])


def table() -> tuple[str, Array]:
    """The data after imputation, ``(51, 49)``, and whose they are."""
    if TABLES.is_dir():
        with (TABLES / "01_pipeline_Screened.csv").open(encoding="utf-8", newline="") as stream:
            _, *rows = csv.reader(stream)
        return "ASEM", np.array([row[1:] for row in rows], dtype=np.float64)
    stream = np.random.default_rng(0)
    tail = np.where(np.arange(49) % 3 == 0, 1.6, 0.4)
    return "made-up", stream.lognormal(0.0, tail, (51, 49))


def experiment(values: Array) -> Experiment:
    def treated(table: Array, most: int) -> Array:
        return direct(treat(table, most=most).values, DIRECTIONS)

    tables = variants(
        values,
        [partial(treated, most=most) for most in (5, 1, 2, 3, 4)],
        [partial(min_max, to=(1.0, 100.0)), partial(z_score, mean=10.0, deviation=2.0)],
    )
    choices, methods = ("winsorising", "normalisation"), (ARITHMETIC, GEOMETRIC)
    return Experiment(Hierarchy(PARENTS), np.ones(60), tables, choices, NOISE, methods)


def seconds(work: Callable[[], object], turns: int) -> tuple[float, float]:
    """The best and the middle of the turns."""
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times), statistics.median(times)


def main() -> None:
    whose, values = table()
    best, middle = seconds(lambda: uncertainty(experiment(values), 100), 25)
    print(f"uncertainty, {whose} data, 51 units × 49 indicators, 100 replications of the whole index:")
    print(f"  best {best:.4f} s, middle of 25 turns {middle:.4f} s")
    verdict = "met" if middle <= GOAL_SECONDS else "missed"
    times = COINR_SECONDS / middle
    print(f"  {times:.0f} × faster than COINr's {COINR_SECONDS} s   goal ≤ {GOAL_SECONDS} s: {verdict}")
    _, thousand = seconds(lambda: uncertainty(experiment(values), 1000), 3)
    print(f"  1,000 replications: {thousand:.3f} s")
    _, indices = seconds(lambda: sensitivity(experiment(values), 1024), 1)
    print(f"  Sobol indices of 4 inputs, 6,144 replications: {indices:.2f} s")


if __name__ == "__main__":
    main()
