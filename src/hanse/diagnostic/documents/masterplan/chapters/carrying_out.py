"""What may go wrong, by what one sees that it goes right, and who answers for what."""

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.blocks import Block, Chapter, Grid, Paragraph
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.masterplan.wording import progress_words, who_words
from hanse.ui import formats


def risks(plan: MasterPlan) -> Chapter:
    rows = [
        [one.line.title if place == 0 else "", plan.speak(risk.text), plan.speak(risk.answer)]
        for one in plan.entries
        for place, risk in enumerate(one.solution.risks)
    ]
    about = _("What others met when they carried out these solutions, and what helps against it.")
    heads = [_("Solution"), _("What may go wrong"), _("What helps")]
    return Chapter(_("Risks"), [Paragraph(about), Grid(heads, rows, (1.4, 2, 2.4))])


def measures(plan: MasterPlan) -> Chapter:
    rows = [
        [
            one.line.title if place == 0 else "",
            plan.speak(success.text),
            plan.speak(success.target),
            formats.date(one.line.ends_on, "medium"),
        ]
        for one in plan.entries
        for place, success in enumerate(one.solution.success)
    ]
    about = _("By what residents, businesses and staff see that a solution works, and the figure to reach by its end.")
    heads = [_("Solution"), _("Measure"), _("Target"), _("Last day")]
    return Chapter(_("Measures of success"), [Paragraph(about), Grid(heads, rows, (1.6, 2.1, 1.7, 1.2))])


def answering(plan: MasterPlan) -> Chapter:
    rows = [
        [
            one.line.title,
            who_words(one),
            formats.date(one.line.starts_on, "medium"),
            formats.date(one.line.ends_on, "medium"),
            progress_words(one),
            one.item.note,
        ]
        for one in plan.entries
    ]
    noted = any(one.item.note for one in plan.entries)
    heads = [_("Solution"), _("Who answers"), _("First day"), _("Last day"), _("How far"), _("Note")]
    kept = len(heads) if noted else len(heads) - 1
    shares = (2.1, 1.4, 1.2, 1.2, 1.1, 1.8)[:kept]
    blocks: list[Block] = [Grid(heads[:kept], [row[:kept] for row in rows], shares)]
    return Chapter(_("Who answers for what"), blocks)
