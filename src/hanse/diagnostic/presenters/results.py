"""Results of a stored assessment as the page, the report and the downloads show them."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Literal
from uuid import UUID

from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.nodes import NodeLine
from hanse.diagnostic.presenters.outcome import GapLine, Outcome, StrengthLine, outcome_of
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.steps import StepLine
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import opened, stored_results, verified_in, verified_result
from hanse.questions.spec.answer import State
from hanse.questions.spec.relevance import asked as relevant

__all__ = ["GapLine", "NodeLine", "ResultsPage", "Speaker", "StepLine", "StrengthLine", "results_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage(Outcome):
    """The outcome of a stored assessment."""

    assessment: Assessment


def results_page(
    assessment: Assessment, language: str, *, verified: UUID | Literal[False] | None = False
) -> ResultsPage | None:
    """The results of a submitted assessment; None before they are computed.

    Three queries for the first reader of an assessment in a process and language, then none; one more where the caller
    does not know the result on verified answers (`verified`: its id, or None), which comes after the others.
    """
    mark = verified_result(assessment) if verified is False else verified
    try:
        outcome = _outcome(assessment, language, mark)
    except _NotComputed:
        return None
    return ResultsPage(assessment=assessment, **{one.name: getattr(outcome, one.name) for one in fields(outcome)})


class _NotComputed(Exception):
    """Not remembered, as a return value would be: the results come with the submission."""


@lru_cache(maxsize=64)
def _outcome(assessment: Assessment, language: str, verified: UUID | None) -> Outcome:
    """Remembered, because submitted answers and their results never change, and one more of these comes at most.

    Raises _NotComputed.
    """
    stored = stored_results(assessment)
    if Basis.CLAIMED not in stored:
        raise _NotComputed
    found = opened(assessment)
    proved, third = stored.get(Basis.EVIDENCED), stored.get(Basis.VERIFIED)
    asked = relevant(questionnaire_of(*assessment.method), found.given)
    counted = {key for key, one in found.given.items() if key in asked and one.state is not State.UNKNOWN}
    resting = {Basis.CLAIMED: len(counted), Basis.EVIDENCED: len(counted & found.proved)}
    if verified and third:
        resting[Basis.VERIFIED] = len(counted & verified_in(assessment))
    return outcome_of(
        found.result,
        stored[Basis.CLAIMED].nodes,
        proved.nodes if proved else {},
        Speaker(found.result.framework, language),
        verified=third.nodes if third else {},
        resting=resting,
    )
