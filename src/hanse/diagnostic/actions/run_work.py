"""Carrying out a run of the index workbench, part by part: what is computed is kept, whatever happens to the worker."""

import io
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.db import transaction

from hanse.diagnostic.actions.run import AT_WORK
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
from hanse.diagnostic.enums import RunState
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.method.runs.answers import answers_json
from hanse.diagnostic.method.runs.digest import digest_of
from hanse.diagnostic.method.runs.file import tables_json
from hanse.diagnostic.models import Run, RunBlock
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.runs import answers_of_run
from hanse.kernel.clock import now

UNEXPECTED = "unexpected"
PROBLEMS: tuple[tuple[type[Exception], str], ...] = (
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

    @transaction.atomic
    def keep(self, number: int, block: Block) -> None:
        """Raises StoppedError where the run was stopped, deleted, or begun anew by another worker."""
        row = self.locked()
        written = io.BytesIO()
        np.save(written, block, allow_pickle=False)
        RunBlock.objects.get_or_create(run=row, number=number, defaults={"content": written.getvalue()})
        row.done = RunBlock.objects.filter(run=row).count()
        row.save(update_fields=["done"])

    def kept(self, number: int) -> Block:
        content = RunBlock.objects.values_list("content", flat=True).get(run_id=self.run_id, number=number)
        found: Block = np.load(io.BytesIO(content), allow_pickle=False)
        return found

    def locked(self) -> Run:
        """The run, while this turn of it is at work; inside a transaction. Raises StoppedError."""
        at_work = Run.objects.select_for_update().filter(id=self.run_id, turn=self.turn, state=RunState.RUNNING)
        row = at_work.defer("assessments").first()
        if row is None:
            raise StoppedError
        return row


def carry_out_run(run_id: UUID, turn: int, *, spread: Spread) -> None:
    """Compute what is not computed yet, and put everything together; nothing for a run that is not to go on.

    What goes wrong is told by the run. What nobody foresaw is raised as well, for who looks after the jobs.
    """
    keeper = InDatabase(run_id, turn)
    run = _begun(run_id, turn)
    if run is None:
        return
    try:
        answers = answers_of_run(run)
        study = _prepared(run, answers, keeper)
        _finish(keeper, carry_out(study, keeper, spread))
    except StoppedError:
        return
    except Exception as error:
        known = next((name for kind, name in PROBLEMS if isinstance(error, kind)), UNEXPECTED)
        _fail(keeper, known, _detail(error) if known != UNEXPECTED else type(error).__name__)
        if known == UNEXPECTED:
            raise


@transaction.atomic
def _begun(run_id: UUID, turn: int) -> Run | None:
    """The run, now at work; also where the worker that was at it has died."""
    row = Run.objects.select_for_update().filter(id=run_id, turn=turn, state__in=AT_WORK).first()
    if row is not None:
        row.state = RunState.RUNNING
        row.save(update_fields=["state"])
    return row


def _prepared(run: Run, answers: Answers, keeper: InDatabase) -> Study:
    """The study, once it is sure that the answers are those on which the kept blocks rest."""
    scheme = framework(*run.method)
    digest = digest_of(answers_json(answers))
    if run.answers_digest not in {"", digest}:
        raise LookupError("the answers are others than when the run began")
    study = study_of(read_settings(run.kind, run.settings, scheme), scheme, answers, seed=run.seed)
    with transaction.atomic():
        row = keeper.locked()
        row.answers_digest, row.total = digest, study.blocks + 1  # putting all together is a part as well
        row.save(update_fields=["answers_digest", "total"])
    return study


@transaction.atomic
def _finish(keeper: InDatabase, tables: Tables) -> None:
    row = keeper.locked()
    row.state, row.results, row.ended_at, row.done = RunState.DONE, tables_json(tables), now(), row.total
    row.save(update_fields=["state", "results", "ended_at", "done"])
    RunBlock.objects.filter(run=row).delete()


@transaction.atomic
def _fail(keeper: InDatabase, problem: str, detail: str) -> None:
    try:
        row = keeper.locked()
    except StoppedError:
        return
    row.state, row.problem, row.problem_detail = RunState.FAILED, problem, detail
    row.save(update_fields=["state", "problem", "problem_detail"])


def _detail(error: Exception) -> str:
    """The one number or name that the words on a problem speak of."""
    return str(getattr(error, "needed", "") or getattr(error, "key", ""))
