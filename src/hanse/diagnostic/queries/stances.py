"""Answers that were proposed for several voices and wait for one person's word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from hanse.diagnostic.models import Assessment, Assignment, Consensus, Stance, Voice
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import questions_of
from hanse.questions.public import StoredState


def awaited_stances(user_id: UUID | None, among: Iterable[Assessment]) -> Mapping[UUID, Sequence[str]]:
    """By assessment the questions whose proposed answer she has neither agreed to nor dissented from.

    Two queries; one where nothing of the kind is proposed, none where there is no assessment.
    """
    by_id = {one.id: one for one in among}
    if user_id is None or not by_id:
        return {}
    proposed = list(_proposed_to(user_id, by_id))
    asked = _asked_of(user_id, [by_id[one.assessment_id] for one in proposed])
    found: dict[UUID, list[str]] = defaultdict(list)
    for one in proposed:
        state = one.own_state  # type: ignore[attr-defined]  # annotated by the query
        if state not in {None, StoredState.CLEARED} or one.question in asked.get(one.assessment_id, ()):
            found[one.assessment_id].append(one.question)
    return found


def _proposed_to(user_id: UUID, among: Iterable[UUID]) -> Iterable[Consensus]:
    """The last proposals on which she has taken no stance; `own_state` is that of her own last voice, if any."""
    same = Q(assessment=OuterRef("assessment"), question=OuterRef("question"))
    own = Voice.objects.filter(same, user_id=user_id).order_by("-id").values("state")
    found = Consensus.objects.filter(assessment__in=list(among), settled_at=None).exclude(state=StoredState.CLEARED)
    found = found.exclude(Exists(Consensus.objects.filter(same, id__gt=OuterRef("id"))))
    found = found.exclude(Exists(Stance.objects.filter(consensus=OuterRef("id"), user_id=user_id)))
    return found.annotate(own_state=Subquery(own[:1])).order_by("id")


def _asked_of(user_id: UUID, among: Sequence[Assessment]) -> Mapping[UUID, set[str]]:
    """What she was asked to answer on her own, by assessment."""
    found: dict[UUID, set[str]] = defaultdict(set)
    by_id = {one.id: one for one in among}
    if by_id:
        for item in Assignment.objects.filter(assessment__in=by_id, user_id=user_id, on_their_own=True):
            found[item.assessment_id].update(questions_of(item, questionnaire_of(*by_id[item.assessment_id].method)))
    return found
