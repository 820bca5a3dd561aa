"""A large run: `python bench/large_runs.py [governments]` prints seconds in one process and on two workers of Dask.

The work is the uncertainty of the ranks of 100,000 made-up governments by CeDS: 400 replications of the whole index
with weights ± 25 %, three treatments of missing fields and two means, ranked each time. Scoring their 200 questions
once is told apart. Both ways must give the same numbers to the last digit.
"""

import sys
import time

import numpy as np

from hanse.diagnostic.engine.answers import NONE_CHOSEN, Answers, Choices, Input, State, Units
from hanse.diagnostic.engine.gather import column_of
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.study.carrying_out import InMemory, Spread, carry_out
from hanse.diagnostic.engine.study.settings import Uncertainty
from hanse.diagnostic.engine.study.spreading import spread_by
from hanse.diagnostic.engine.study.studies import Study, study_of
from hanse.diagnostic.method.registry import load_framework

GOVERNMENTS = 100_000
REPLICATIONS = 400
WORKERS = 2
GAPS = 0.01


def governments(framework: Framework, count: int) -> Answers:
    """Answers at random around each government's own level; some are open."""
    stream = np.random.default_rng(0)
    names = tuple(f"g{number}" for number in range(count))
    units = Units(("government",), tuple((name,) for name in names), names)
    level = stream.uniform(0, 1, count)
    inputs: dict[str, Input] = {}
    for question in framework.questions:
        if question.kind == "single":
            options = tuple(option.value for option in question.options)
            codes = np.clip(np.round(level * (len(options) - 1) + stream.normal(0, 1, count)), 0, len(options) - 1)
            open_ = stream.random(count) < GAPS
            states = np.where(open_, State.MISSING, State.GIVEN).astype(np.int8)
            inputs[question.key] = Choices(np.where(open_, NONE_CHOSEN, codes).astype(np.int16), states, options)
        else:
            inputs[question.key] = column_of(question, [None] * count)
    return Answers(units, inputs)


def seconds(study: Study, spread: Spread) -> tuple[float, np.ndarray]:
    start = time.perf_counter()
    tables = carry_out(study, InMemory(), spread)
    return time.perf_counter() - start, tables["units"].values


def main() -> None:
    from distributed import LocalCluster

    count = int(sys.argv[1]) if len(sys.argv) > 1 else GOVERNMENTS
    framework = load_framework("ceds")
    answers = governments(framework, count)
    start = time.perf_counter()
    study = study_of(Uncertainty(replications=REPLICATIONS), framework, answers)
    print(f"uncertainty of {count:,} governments, {REPLICATIONS} replications of CeDS, {study.blocks} parts:")
    print(f"  scored once: {time.perf_counter() - start:.1f} s")
    alone, numbers = seconds(study, spread_by(""))
    print(f"  in one process: {alone:.1f} s")
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=":0") as cluster:
        spread, others = seconds(study, spread_by(cluster.scheduler_address))
    same = np.array_equal(numbers, others, equal_nan=True)
    print(f"  on {WORKERS} workers: {spread:.1f} s, {alone / spread:.2f} × as fast; the same digits: {same}")
    if not same:
        sys.exit(1)


if __name__ == "__main__":
    main()
