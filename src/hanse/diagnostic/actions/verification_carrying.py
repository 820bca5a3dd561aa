"""A verification goes on with the next revision of the answers that it examines."""

from hanse.diagnostic.actions.verification_letters import news_for_reviewer
from hanse.diagnostic.enums import Step, VerificationState
from hanse.diagnostic.models import Assessment, Finding, Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.mappings import read_as
from hanse.diagnostic.queries.verification import findings_of, keys_to_verify
from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.clock import now
from hanse.questions.public import evidence_of, given_answers


def carry_verification(assessment: Assessment, *, by: User) -> Verification | None:
    """Let the reviewer of the revision before go on with this one, which was just submitted; None where there is none.

    What was found stands where neither the answer nor its evidence was changed; what was asked for and has been changed
    waits for her as if the city had replied; every other changed answer is to be looked at anew.
    """
    before = Verification.objects.select_for_update(of=("self",)).filter(
        assessment__city=assessment.city_id, assessment__round=assessment.round_id, state__in=LIVE
    )
    old = before.exclude(assessment=assessment).select_related("assessment__sheet", "reviewer").first()
    if old is None:
        return None
    Verification.objects.filter(id=old.id).update(state=VerificationState.ENDED, ended_at=now())
    made = Verification.objects.create(
        assessment=assessment,
        reviewer=old.reviewer,
        capacity=old.capacity,
        state=old.state,
        ends_on=old.ends_on,
        note=old.note,
        asked_by_id=old.asked_by_id,
        accepted_at=old.accepted_at,
    )
    _carry_findings(old, made, by=by)
    detail = {"from": str(old.id), "reviewer": str(old.reviewer_id)}
    audit.record("diagnostic.carry_verification", by=by.actor, on=made, party_id=made.party_id, detail=detail)
    news_for_reviewer(made)
    return made


def _carry_findings(old: Verification, made: Verification, *, by: User) -> None:
    same, words = _unchanged(old.assessment, made.assessment), made.assessment.reopened_because
    there, carried = set(keys_to_verify(made.assessment)), list[Finding]()
    for key, steps in findings_of(old).items():
        if key not in there:  # nobody could take it on from there, and it would wait for ever
            continue
        is_open = steps[-1].step in {Step.REQUESTED, Step.REPLIED, Step.DISPUTED}
        if key in same or is_open:
            carried += [_again(step, made) for step in steps]
        if key not in same and is_open:
            carried.append(Finding(verification=made, question=key, step=Step.REPLIED, words=words, by=by))
    Finding.objects.bulk_create(carried)


def _again(step: Finding, made: Verification) -> Finding:
    return Finding(
        created_at=step.created_at,
        verification=made,
        question=step.question,
        step=step.step,
        words=step.words,
        link=step.link,
        file=step.file,
        by=step.by,
    )


def _unchanged(old: Assessment, new: Assessment) -> set[str]:
    """The questions whose answers and evidence are the same in both."""
    before, after = (given_answers(each.sheet, questionnaire_of(*each.method)) for each in (old, new))
    before = read_as(before, old.method, new.method)
    backed = [{(one.key, one.file_id, one.link, one.note) for one in evidence_of(each.sheet)} for each in (old, new)]
    moved = {key for key, *_rest in backed[0] ^ backed[1]}
    return {key for key, answer in after.items() if before.get(key) == answer and key not in moved}
