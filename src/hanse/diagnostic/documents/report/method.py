"""How the scores come about, in sentences for a reader who is no expert."""

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.questions.spec.progress import Count, progress
from hanse.ui import formats


def method_paragraphs(report: Report, speak: Speaker) -> list[str]:
    """What was asked, how scores and levels are made, what a span says, where the framework comes from."""
    head, outcome = report.framework.head, report.outcome
    said = [speak(head.summary)] if head.summary else []
    if report.asked.questions:
        said.append(_counted(progress(report.asked, report.given).total))
    said.append(
        _(
            "Each answer has a place on a scale from 0 to 100. The scores of the parts are weighted and put together, "
            "up to the whole. Some levels are reached only when their conditions hold as well, so that a high score "
            "in one field does not hide a gap in another."
        )
    )
    if outcome.whole.low is not None:
        said.append(
            _(
                "No score is exact. The span says between which points the score lies when answers are judged a little "
                "more strictly or more kindly and the weights are shifted: nine out of ten trials fall within it."
            )
        )
    if outcome.has_evidence:
        said.append(
            _(
                "“As answered” counts every answer. “With evidence only” counts those alone to which evidence was "
                "given. Neither says that somebody from outside has looked at it."
            )
        )
    elif report.proved is None and report.asked.questions:
        said.append(_("The answers stand as the city gave them; this report knows of no evidence."))
    said.append(_("The framework: %(source)s. Licence: %(licence)s.") % _origin(report, speak))
    return said


def _origin(report: Report, speak: Speaker) -> dict[str, str]:
    head = report.framework.head
    return {"source": speak(head.source).rstrip("."), "licence": speak(head.licence).rstrip(".")}


def _counted(count: Count) -> str:
    said = _(
        "Of %(asked)s questions that were to be asked, %(answered)s are answered, %(none)s do not apply, "
        "%(unknown)s are not known here and %(open)s are open."
    )
    return said % {
        "asked": formats.number(count.asked),
        "answered": formats.number(count.answered),
        "none": formats.number(count.not_applicable),
        "unknown": formats.number(count.unknown),
        "open": formats.number(count.open),
    }
