"""Starting, stopping, resuming and deleting runs of the index workbench."""

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions import computation
from hanse.diagnostic.engine.study.reading import read_settings
from hanse.diagnostic.engine.study.scores import FEWEST
from hanse.diagnostic.engine.study.settings import settings_json
from hanse.diagnostic.enums import UNDER_WAY, ComputationState, StudyKind
from hanse.diagnostic.errors import TooFewCities, WrongState
from hanse.diagnostic.models import Round, Run
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.diagnostic.queries.frameworks import framework
from hanse.kernel import audit
from hanse.kernel.actor import Actor


@transaction.atomic
def start_run(round_: Round, *, kind: StudyKind, settings: Mapping[str, Any], seed: int, by: Actor) -> Run:
    """A study of the last submitted assessment of each city in a round, which a job carries out.

    Raises SettingsError, TooFewCities.
    """
    scheme = framework(*round_.method)
    given = settings_json(read_settings(kind.value, settings, scheme))
    found = list(last_submissions(round_).values_list("id", flat=True))
    if len(found) < FEWEST:
        raise TooFewCities(_("Fewer than two cities have submitted in this round: there is nothing to compare."))
    secrets.SystemRandom().shuffle(found)
    run = Run.objects.create(
        round=round_,
        kind=kind,
        settings=given,
        seed=seed,
        framework_key=round_.framework_key,
        framework_version=round_.framework_version,
        assessments=found,
        asked_by_id=by.id,
    )
    audit.record("diagnostic.start_run", by=by, on=run, detail={"kind": kind.value, "cities": len(found)})
    computation.ask_for_work(run)
    return run


@transaction.atomic
def stop_run(run: Run, *, by: Actor) -> Run:
    """What is computed stays, the part at hand too, and nothing more is begun. Raises WrongState."""
    row = _held(run, UNDER_WAY)
    if row is None:
        raise WrongState(_("This run is not being computed."))
    computation.stop(row)
    audit.record("diagnostic.stop_run", by=by, on=row, detail={"done": row.done, "total": row.total})
    return row


@transaction.atomic
def resume_run(run: Run, *, by: Actor) -> Run:
    """Go on after the last part that is computed. Raises WrongState."""
    row = _held(run, (ComputationState.STOPPING, ComputationState.STOPPED, ComputationState.FAILED))
    if row is None:
        raise WrongState(_("This run is neither stopped nor failed."))
    computation.begin_again(row)
    audit.record("diagnostic.resume_run", by=by, on=row, detail={"done": row.done, "total": row.total})
    return row


@transaction.atomic
def delete_run(run: Run, *, by: Actor) -> None:
    """A worker that is at it stops at its next part."""
    detail = {"kind": run.kind, "round": str(run.round_id)}
    audit.record("diagnostic.delete_run", by=by, on=run, detail=detail)
    run.delete()


def _held(run: Run, states: Collection[ComputationState]) -> Run | None:
    """The run, held until the end of the transaction, where it is in one of the states."""
    return Run.objects.select_for_update().filter(id=run.id, state__in=states).first()
