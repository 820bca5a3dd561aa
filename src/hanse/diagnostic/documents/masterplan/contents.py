"""The chapters of a master plan, in their order."""

from hanse.diagnostic.documents.masterplan.blocks import Chapter
from hanse.diagnostic.documents.masterplan.chapters.annex import annex
from hanse.diagnostic.documents.masterplan.chapters.carrying_out import answering, measures, risks
from hanse.diagnostic.documents.masterplan.chapters.diagnosis import diagnosis
from hanse.diagnostic.documents.masterplan.chapters.outlook import budget, levels, people
from hanse.diagnostic.documents.masterplan.chapters.solutions import solutions
from hanse.diagnostic.documents.masterplan.chapters.summary import summary, vision
from hanse.diagnostic.documents.masterplan.values import MasterPlan


def chapters(plan: MasterPlan) -> list[Chapter]:
    """In the active language. The annex is made last: it knows whether a text was not translated."""
    makers = (summary, vision, diagnosis, solutions, levels, budget, people, risks, measures, answering, annex)
    return [make(plan) for make in makers]
