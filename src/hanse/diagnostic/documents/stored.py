"""The report of a stored assessment."""

from hanse.diagnostic.documents.comparing import comparisons_of
from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.presenters.results import ResultsPage
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.results import opened
from hanse.kernel.clock import today


def report_of(page: ResultsPage, language: str) -> Report:
    """What the report of a submitted assessment is made of; four queries where its results were just opened."""
    one = page.assessment
    version = one.method
    known = opened(one)
    return Report(
        city=one.city.name,
        country=one.city.country,
        occasion=one.round.name,
        on=one.submitted_at.date() if one.submitted_at else today(),
        framework=framework(*version),
        asked=questionnaire_of(*version),
        given=known.given,
        outcome=page,
        proved=known.proved,
        is_demonstration=one.round.is_demonstration,
        provisional_until=one.round.provisional_until,
        comparisons=comparisons_of(page, language),
    )
