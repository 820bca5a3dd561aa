"""Runs of the index workbench: begun, carried out part by part, stopped, resumed, and gone on with after a death."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.diagnostic.actions.run import delete_run, resume_run, start_run, stop_run
from hanse.diagnostic.actions.run_work import carry_out_run
from hanse.diagnostic.engine.study.carrying_out import in_this_process
from hanse.diagnostic.engine.study.reading import SettingsError
from hanse.diagnostic.engine.study.settings import Relations, Sensitivity, Uncertainty, WhatIf, settings_json
from hanse.diagnostic.enums import ComputationState, StudyKind
from hanse.diagnostic.errors import TooFewCities, WrongState
from hanse.diagnostic.models import Run, RunBlock
from hanse.kernel.clock import today
from hanse.kernel.models import AuditEntry
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.rounds import SYSTEM, a_round
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db
FIVE_BLOCKS = Uncertainty(replications=450)


@pytest.fixture
def round_():
    return finished_round(
        "Full", [CityFactory(income_group="high") for _ in range(3)], ended=today(), years=0, by=SYSTEM
    )


def begun(round_, settings=FIVE_BLOCKS, kind=StudyKind.UNCERTAINTY, seed=3):
    return start_run(round_, kind=kind, settings=settings_json(settings), seed=seed, by=SYSTEM)


def work(run, spread=in_this_process):
    """As the job does; the run as it is afterwards."""
    run.refresh_from_db()
    carry_out_run(run.id, run.turn, spread=spread)
    run.refresh_from_db()
    return run


class Interrupted:
    """Gives blocks until so many are given, and notes which were asked for; then `end` happens."""

    def __init__(self, after, end):
        self.after, self.end, self.asked = after, end, []

    def __call__(self, study, numbers):
        self.asked = list(numbers)
        for given, number in enumerate(numbers):
            if given == self.after:
                self.end()
            yield number, study.block(number)


def die():
    raise SystemExit


def test_a_run_is_asked_for_carried_out_and_audited(round_):
    run = begun(round_)
    job = ProcrastinateJob.objects.get(task_name=Run.WORK)
    assert job.args == {"run_id": str(run.id), "turn": 1}

    done = work(run)

    assert (done.state, done.done, done.total) == (ComputationState.DONE, 6, 6)
    assert len(done.answers_digest) == 64
    assert set(done.results) == {"whole", "units"}
    assert not RunBlock.objects.exists()
    assert AuditEntry.objects.get(verb="diagnostic.start_run").detail == {"kind": "uncertainty", "cities": 3}


@pytest.mark.parametrize("ends", ["killed", "stopped"])
def test_a_run_goes_on_at_the_next_part_with_the_same_digits(round_, ends):
    run = begun(round_)
    whole = work(begun(round_))
    Run.objects.filter(id=run.id).update(assessments=whole.assessments)
    first = Interrupted(2, die if ends == "killed" else lambda: stop_run(run, by=SYSTEM))
    if ends == "killed":
        with pytest.raises(SystemExit):
            work(run, first)
        assert Run.objects.get(id=run.id).state == ComputationState.RUNNING
    else:
        assert work(run, first).state == ComputationState.STOPPED
        resume_run(run, by=SYSTEM)
    kept = 2 if ends == "killed" else 3  # the part at hand is kept as well
    assert (Run.objects.get(id=run.id).done, RunBlock.objects.count()) == (kept, kept)

    second = Interrupted(None, die)
    again = work(run, second)

    assert second.asked == [2, 3, 4][kept - 2 :]
    assert again.state == ComputationState.DONE
    assert again.results == whole.results


def test_a_worker_of_an_earlier_turn_keeps_nothing(round_):
    run = begun(round_)

    def taken_over():
        stop_run(run, by=SYSTEM)
        resume_run(run, by=SYSTEM)

    assert work(run, Interrupted(1, taken_over)).state == ComputationState.WAITING
    assert (run.turn, run.done) == (2, 1)
    carry_out_run(run.id, 1, spread=in_this_process)
    run.refresh_from_db()
    assert run.state == ComputationState.WAITING


def test_a_run_that_is_deleted_ends_quietly(round_):
    run = begun(round_)

    carry_out_run(run.id, 1, spread=Interrupted(1, lambda: delete_run(run, by=SYSTEM)))

    assert not Run.objects.exists()
    assert not RunBlock.objects.exists()
    assert AuditEntry.objects.filter(verb="diagnostic.delete_run").exists()


def test_what_goes_wrong_is_told_by_the_run(round_):
    run = work(begun(round_, Relations(), StudyKind.RELATIONS))
    assert (run.state, run.problem, run.problem_detail) == (ComputationState.FAILED, "too_few", "10")

    run = begun(round_)

    def broken(study, numbers):
        raise MemoryError

    with pytest.raises(MemoryError):
        work(run, broken)
    run.refresh_from_db()
    assert (run.state, run.problem, run.problem_detail) == (ComputationState.FAILED, "unexpected", "MemoryError")
    assert work(resume_run(run, by=SYSTEM)).state == ComputationState.DONE


def test_answers_that_are_others_than_before_are_refused(round_):
    run = begun(round_)
    Run.objects.filter(id=run.id).update(answers_digest="0" * 64)

    assert work(run).problem == "answers_gone"


@pytest.mark.parametrize("do", [resume_run, stop_run])
def test_what_is_done_is_neither_stopped_nor_resumed(round_, do):
    run = work(begun(round_, WhatIf(weights={"systems": 2.0}), StudyKind.WHAT_IF))

    with pytest.raises(WrongState):
        do(run, by=SYSTEM)


def test_nothing_is_begun_that_cannot_be(round_):
    with pytest.raises(TooFewCities):
        begun(a_round("Empty"))
    with pytest.raises(SettingsError):
        start_run(round_, kind=StudyKind.SENSITIVITY, settings={"size": 3}, seed=0, by=SYSTEM)
    assert work(begun(round_, Sensitivity(size=64), StudyKind.SENSITIVITY)).state == ComputationState.DONE
