"""A study over a cluster of two workers: real processes, the same digits as in this one."""

import numpy as np
import pytest

from hanse.diagnostic.engine.study.carrying_out import InMemory, StoppedError, carry_out
from hanse.diagnostic.engine.study.settings import Sensitivity, Uncertainty
from hanse.diagnostic.engine.study.spreading import NoClusterError, spread_by
from hanse.diagnostic.engine.study.studies import study_of
from tests.diagnostic.ceds import CEDS
from tests.diagnostic.studies import ANSWERS, same, tables_of


class StopsAfter(InMemory):
    """Keeps so many blocks and no more."""

    most = 2

    def keep(self, number, block):
        if len(self.blocks) == self.most:
            raise StoppedError
        super().keep(number, block)


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1", silence_logs="ERROR"
    ) as made:
        yield made


@pytest.mark.long
@pytest.mark.parametrize("asked", [Uncertainty(replications=1050), Sensitivity(size=1024)])
def test_two_workers_give_the_same_digits_as_one_process(cluster, asked):
    study, seen = study_of(asked, CEDS, ANSWERS, seed=9), []

    class Noted(InMemory):
        def keep(self, number, block):
            seen.append(number)
            super().keep(number, block)

    same(carry_out(study, Noted(), spread_by(cluster.scheduler_address)), tables_of(asked, seed=9))
    assert sorted(seen) == list(range(study.blocks))


@pytest.mark.long
def test_a_spread_run_is_stopped_and_goes_on(cluster):
    study = study_of(Uncertainty(replications=1050), CEDS, ANSWERS, seed=9)
    kept, spread = StopsAfter(), spread_by(cluster.scheduler_address)
    with pytest.raises(StoppedError):
        carry_out(study, kept, spread)
    assert len(kept.blocks) == 2

    same(carry_out(study, InMemory(kept.blocks), spread), tables_of(Uncertainty(replications=1050), seed=9))


def test_where_no_scheduler_is_the_address_is_named():
    study = study_of(Uncertainty(replications=100), CEDS, ANSWERS)
    pytest.importorskip("distributed")

    with pytest.raises(NoClusterError, match="no scheduler answers at nonsense"):
        list(spread_by("nonsense")(study, [0]))


def test_a_worker_with_another_numpy_is_refused(monkeypatch):
    from hanse.diagnostic.engine.study import spreading

    class Client:
        def run(self, _asked):
            return {"tcp://one": np.__version__, "tcp://two": "1.0"}

    with pytest.raises(NoClusterError, match=r"workers have numpy 1\.0"):
        spreading._refuse_strangers(Client())


def test_nothing_to_do_needs_no_cluster():
    study = study_of(Uncertainty(replications=100), CEDS, ANSWERS)

    assert list(spread_by("nonsense")(study, [])) == []
