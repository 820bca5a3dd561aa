"""A round goes over to another version of its framework: what is under way is carried, what is submitted stays."""

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.carrying import carry
from hanse.diagnostic.actions.letters import tell_of_move
from hanse.diagnostic.actions.result import derive_results
from hanse.diagnostic.actions.voice_carrying import carry_voices
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Assessment, FormerSheet, Round
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of, version_of
from hanse.kernel import audit, jobs, outbox
from hanse.kernel.actor import Actor
from hanse.questions.public import create_sheet, freeze_sheet


def ask_to_move(round_: Round, version: str, *, by: Actor) -> None:
    """Start the job of `move_round`, which may take minutes and is audited when it has been done.

    Raises RoundClosed, UnknownFrameworkError.
    """
    _check(round_)
    framework(round_.framework_key, version)
    jobs.defer("diagnostic.move_round", round_id=str(round_.id), version=version, by_id=str(by.id))


@transaction.atomic
def move_round(round_: Round, version: str, *, by: Actor) -> int:
    """Let a round ask another version of its framework from now on; returns how many assessments went over.

    Each that is not submitted gets a sheet of the new version with the answers that say the same there; the sheet
    before stays to be read, and one that lay before the approver is given back, for she has not seen the new questions.
    What is submitted is scored again beside its results. A second call finds nothing to do. Raises RoundClosed,
    UnknownFrameworkError.
    """
    held = Round.objects.select_for_update().get(id=round_.id)
    _check(held)
    if version == held.framework_version:
        return 0
    framework(held.framework_key, version)
    before, held.framework_version = held.framework_version, version
    held.save(update_fields=["framework_version"])
    under_way = Assessment.objects.select_for_update(of=("self",)).exclude(state=State.SUBMITTED)
    moved = 0
    for one in under_way.filter(round=held).select_related("sheet", "city", "round").order_by("id"):
        _move(one, version, by=by)
        moved += 1
    derive_results(held, version, by=by)
    detail = {"before": before, "version": version, "assessments": moved}
    audit.record("diagnostic.move_round", by=by, on=held, detail=detail)
    outbox.emit("diagnostic.round_changed", {"round": str(held.id)})
    return moved


def _check(round_: Round) -> None:
    if round_.closed_at:
        raise RoundClosed(_("This round is closed: it keeps its version, and can be scored again by a newer one."))


def _move(assessment: Assessment, version: str, *, by: Actor) -> None:
    before, key = assessment.sheet, assessment.round.framework_key
    sheet = create_sheet(questionnaire_of(key, version), by=by, owner=before.owner)
    carried, left_out = carry(before, sheet, by=by)
    carry_voices(assessment, version_of(before), version_of(sheet))
    freeze_sheet(before, by=by)
    FormerSheet.objects.create(assessment=assessment, sheet=before, carried=carried, left_out=left_out)
    assessment.sheet, assessment.state = sheet, State.DRAFT
    assessment.save(update_fields=["sheet", "state"])
    detail = {"before": before.questionnaire_version, "version": version, "carried": carried, "left_out": left_out}
    audit.record("diagnostic.move_assessment", by=by, on=assessment, party_id=assessment.party_id, detail=detail)
    tell_of_move(assessment, carried=carried, left_out=left_out)
