"""Whose texts are spoken: needs a site with a database, which `Speaker` itself does not."""

from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import framework


def speaker_of(assessment: Assessment, language: str) -> Speaker:
    """The texts of the framework under which an assessment is answered."""
    return Speaker(framework(*assessment.method), language)
