"""Carrying out a run of the index workbench, part by part: what is computed is kept, whatever happens to the worker."""

import io
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.db import transaction

from hanse.diagnostic.actions import computation
from hanse.diagnostic.actions.computation import Problems, held_at_work
from hanse.diagnostic.engine.aggregate import NegativeValuesError
from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.statistics.node_tree import NoMeanError
from hanse.diagnostic.engine.study.carrying_out import Spread, StoppedError, carry_out
from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.engine.study.reading import read_settings
from hanse.diagnostic.engine.study.scores import TooFewError
from hanse.diagnostic.engine.study.spreading import NoClusterError
from hanse.diagnostic.engine.study.studies import Block, Study, study_of
from hanse.diagnostic.engine.study.weighing import OneDoubtError
from hanse.diagnostic.enums import ComputationState
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.method.runs.answers import answers_json
from hanse.diagnostic.method.runs.digest import digest_of
from hanse.diagnostic.method.runs.file import tables_json
from hanse.diagnostic.models import Run, RunBlock
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.runs import answers_of_run
from hanse.kernel.clock import now

PROBLEMS: Problems = (
    (TooFewError, "too_few"),
    (NoMeanError, "no_mean"),
    (OneDoubtError, "one_doubt"),
    (NegativeValuesError, "negative"),
    (NoClusterError, "no_cluster"),
    (UnknownFrameworkError, "no_framework"),
    (LookupError, "answers_gone"),
)
"""What can go wrong for a reason that its starter can understand: the first that fits."""


@dataclass(frozen=True)
class InDatabase:
    """Keeps the blocks of one turn of a run."""

    run_id: UUID
    turn: int

    def done(self) -> set[int]:
        return set(RunBlock.objects.filter(run_id=self.run_id).values_list("number", flat=True))

    def keep(self, number: int, block: Block) -> None:
        """Raises StoppedError where the run was deleted or begun anew by another worker; once kept, where stopped."""
        if self._keep(number, block) == ComputationState.STOPPING:
            raise StoppedError

    @transaction.atomic
    def _keep(self, number: int, block: Block) -> str:
        row = self.held()
        written = io.BytesIO()
        np.save(written, block, allow_pickle=False)
        RunBlock.objects.get_or_create(run=row, number=number, defaults={"content": written.getvalue()})
        row.done = RunBlock.objects.filter(run=row).count()
        row.save(update_fields=["done"])
        return row.state

    def kept(self, number: int) -> Block:
        content = RunBlock.objects.values_list("content", flat=True).get(run_id=self.run_id, number=number)
        found: Block = np.load(io.BytesIO(content), allow_pickle=False)
        return found

    def held(self) -> Run:
        """The run without its long list, while this turn of it is at work; in a transaction. Raises StoppedError."""
        return held_at_work(Run.objects.defer("assessments"), self.run_id, self.turn)


def carry_out_run(run_id: UUID, turn: int, *, spread: Spread) -> None:
    """Compute what is not computed yet, and put everything together; what goes wrong is told by the run."""
    keeper = InDatabase(run_id, turn)

    def work(run: Run) -> None:
        study = _prepared(run, answers_of_run(run), keeper)
        _finish(keeper, carry_out(study, keeper, spread))

    computation.carry_out(Run, run_id, turn, work, PROBLEMS)


def _prepared(run: Run, answers: Answers, keeper: InDatabase) -> Study:
    """The study, once it is sure that the answers are those on which the kept blocks rest."""
    scheme = framework(*run.method)
    digest = digest_of(answers_json(answers))
    if run.answers_digest not in {"", digest}:
        raise LookupError("the answers are others than when the run began")
    study = study_of(read_settings(run.kind, run.settings, scheme), scheme, answers, seed=run.seed)
    with transaction.atomic():
        row = keeper.held()
        row.answers_digest, row.total = digest, study.blocks + 1  # putting all together is a part as well
        row.save(update_fields=["answers_digest", "total"])
    return study


@transaction.atomic
def _finish(keeper: InDatabase, tables: Tables) -> None:
    row = keeper.held()
    row.state, row.results, row.ended_at, row.done = ComputationState.DONE, tables_json(tables), now(), row.total
    row.save(update_fields=["state", "results", "ended_at", "done"])
    RunBlock.objects.filter(run=row).delete()
