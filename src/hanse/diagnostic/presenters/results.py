"""Results of a stored assessment as the page, the report and the downloads show them."""

from dataclasses import dataclass, fields
from functools import lru_cache

from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.nodes import NodeLine
from hanse.diagnostic.presenters.outcome import GapLine, Outcome, StrengthLine, outcome_of
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.steps import StepLine
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.results import opened, stored_results

__all__ = ["GapLine", "NodeLine", "ResultsPage", "Speaker", "StepLine", "StrengthLine", "results_page", "speaker_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage(Outcome):
    """The outcome of a stored assessment."""

    assessment: Assessment


def speaker_of(assessment: Assessment, language: str) -> Speaker:
    """The texts of the framework under which the assessment was made."""
    return Speaker(framework(*assessment.method), language)


def results_page(assessment: Assessment, language: str) -> ResultsPage | None:
    """The results of a submitted assessment; None before they are computed.

    Three queries for the first reader of an assessment in a process and language, then none.
    """
    try:
        outcome = _outcome(assessment, language)
    except _NotComputed:
        return None
    return ResultsPage(assessment=assessment, **{one.name: getattr(outcome, one.name) for one in fields(outcome)})


class _NotComputed(Exception):
    """Not remembered, as a return value would be: the results come with the submission."""


@lru_cache(maxsize=64)
def _outcome(assessment: Assessment, language: str) -> Outcome:
    """Remembered, because submitted answers and their results never change. Raises _NotComputed."""
    stored = stored_results(assessment)
    if Basis.CLAIMED not in stored:
        raise _NotComputed
    result = opened(assessment).result
    proved = stored.get(Basis.EVIDENCED)
    speak = Speaker(result.framework, language)
    return outcome_of(result, stored[Basis.CLAIMED].nodes, proved.nodes if proved else {}, speak)
