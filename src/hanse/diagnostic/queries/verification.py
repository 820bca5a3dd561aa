"""Reads of one verification: what there is to look at, and how each answer stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import SETTLED_AS_TRUE, Step, Trust, VerificationState
from hanse.diagnostic.models import Assessment, Finding, Verification, Version
from hanse.diagnostic.models.verification import COUNTING, LIVE
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.kernel.errors import NotThere
from hanse.kernel.reads import prepared
from hanse.questions.public import given_answers, given_answers_of
from hanse.questions.spec.answer import Answer as Given
from hanse.questions.spec.answer import State as Answered
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked as relevant


def verification(verification_id: UUID) -> Verification:
    """One verification with its assessment, city, round, sheet and reviewer. Raises NotThere."""
    found = verifications().filter(id=verification_id).first()
    if found is None:
        raise NotThere(_("There is no such verification."))
    return found


def verification_of(assessment: Assessment) -> Verification | None:
    """The one that counts for an assessment: asked for, under way or finished."""
    return verifications().filter(assessment_id=assessment.id, state__in=COUNTING).first()


def verifications_for(user_id: UUID) -> list[Verification]:
    """What a person is asked to examine, or is examining; the first last day on top; one query."""
    return list(verifications().filter(reviewer_id=user_id, state__in=LIVE).order_by("ends_on", "created_at"))


def earlier_verifications(assessment: Assessment) -> list[Verification]:
    """Those that were declined or ended, the latest first."""
    return list(verifications().filter(assessment_id=assessment.id).exclude(state__in=COUNTING).order_by("-created_at"))


def verifications() -> QuerySet[Verification]:
    """All, each with its assessment, city, round, sheet and reviewer."""
    return Verification.objects.select_related("reviewer", "assessment__city", "assessment__round", "assessment__sheet")


def findings_of(one: Verification, key: str = "") -> dict[str, list[Finding]]:
    """The steps of each question, the oldest first; of one question or of all; one query."""
    rows = Finding.objects.filter(verification=one).select_related("by", "file").order_by("created_at", "id")
    found: dict[str, list[Finding]] = {}
    for row in rows.filter(question=key) if key else rows:
        found.setdefault(row.question, []).append(row)
    return found


def finding_of(one: Verification, finding_id: UUID) -> Finding | None:
    """One step with its file; one query."""
    return Finding.objects.filter(verification=one, id=finding_id).select_related("file").first()


def last_steps(one: Verification) -> dict[str, Step]:
    """How each answer stands that has been looked at; one query."""
    return last_steps_of([one.id]).get(one.id, {})


def last_steps_of(ids: Iterable[UUID]) -> dict[UUID, dict[str, Step]]:
    """The same for several verifications at once; one query."""
    rows = Finding.objects.filter(verification__in=list(ids)).order_by(
        "verification_id", "question", "-created_at", "-id"
    )
    last = rows.distinct("verification_id", "question").values_list("verification_id", "question", "step")
    found: dict[UUID, dict[str, Step]] = {}
    for verification_id, question, step in last:
        found.setdefault(verification_id, {})[question] = Step(step)
    return found


def keys_to_verify(assessment: Assessment) -> tuple[str, ...]:
    """The questions whose answers a reviewer looks at, in their order: answered, or said not to apply; one query."""
    asked = questionnaire_of(*assessment.method)
    return _to_verify(asked, given_answers(assessment.sheet, asked))


def keys_to_verify_in(assessments: Iterable[Assessment]) -> dict[UUID, tuple[str, ...]]:
    """The same for several assessments at once; one query for each version of a framework."""
    sheets: dict[Version, dict[UUID, UUID]] = {}
    for one in assessments:
        sheets.setdefault(one.method, {})[one.sheet_id] = one.id
    found: dict[UUID, tuple[str, ...]] = {}
    for method, owners in sheets.items():
        asked = questionnaire_of(*method)
        given = given_answers_of(owners, asked)
        found |= {owner: _to_verify(asked, given[sheet]) for sheet, owner in owners.items()}
    return found


def _to_verify(asked: Questionnaire, given: Mapping[str, Given]) -> tuple[str, ...]:
    to_ask = relevant(asked, given)
    return tuple(key for key, one in given.items() if key in to_ask and one.state is not Answered.UNKNOWN)


def verified_keys(assessments: Collection[Assessment]) -> dict[UUID, frozenset[str]]:
    """Of assessments whose verification is finished the questions whose answers it found true, by sheet.

    Two queries, one where there is none.
    """
    rows = Verification.objects.filter(assessment__in=[one.id for one in assessments], state=VerificationState.FINISHED)
    done = dict(rows.values_list("id", "assessment__sheet_id"))
    if not done:
        return {}
    steps = last_steps_of(done)
    return {
        sheet: frozenset(key for key, step in steps.get(one, {}).items() if step in SETTLED_AS_TRUE)
        for one, sheet in done.items()
    }


def trust_in(assessment: Assessment, key: str, *, has_evidence: bool) -> tuple[Trust, Step | None]:
    """How far an answer can be trusted today, and the last step of its verification; one query."""
    last = _last_step(assessment.id, key)
    step = Step(last[0]) if last else None
    return trust_of(step, has_evidence=has_evidence), step


def trust_of(step: Step | None, *, has_evidence: bool) -> Trust:
    """How far an answer can be trusted, by the last step of its examination and by its evidence."""
    if step in SETTLED_AS_TRUE:
        return Trust.VERIFIED
    return Trust.EVIDENCED if has_evidence else Trust.CLAIMED


@prepared
def _last_step(assessment_id: UUID, key: str) -> QuerySet[Finding, str]:
    rows = Finding.objects.filter(verification__assessment_id=assessment_id, question=key)
    counting = rows.exclude(verification__state__in=[VerificationState.DECLINED, VerificationState.ENDED])
    return counting.order_by("-created_at", "-id").values_list("step", flat=True)[:1]


def waiting_for(steps: Mapping[str, Step], *kinds: Step) -> Sequence[str]:
    """The questions whose last step is one of these."""
    return [key for key, step in steps.items() if step in kinds]
