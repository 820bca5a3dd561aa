"""Where the city stands today, from its results."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.blocks import Block, Chapter, Grid, Heading, Look, Paragraph, Picture
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.report import tables
from hanse.diagnostic.documents.report.levels import level_words, score_words, trust_words
from hanse.diagnostic.documents.report.wording import columns
from hanse.diagnostic.presenters.outcome import Outcome
from hanse.diagnostic.presenters.pictures import bars_of, radar_of


def diagnosis(plan: MasterPlan) -> Chapter:
    return Chapter(_("Where the city stands"), tuple(_blocks(plan.results)))


def _blocks(outcome: Outcome) -> Iterator[Block]:
    whole, heads = outcome.whole, columns()
    yield Paragraph(level_words(whole.level, whole.level_name), Look.LEAD)
    yield Paragraph(f"{score_words(whole)}. {' '.join(trust_words(outcome))}".replace("..", "."))
    if whole.picture:
        yield Paragraph(whole.picture)
    if radar := radar_of(outcome):
        yield Picture(radar, 0.62, 430)
    yield Heading(_("Dimensions and systems at a glance"))
    yield Picture(bars_of(outcome))
    across = tables.score_columns(_("Dimension"), outcome)
    rows = [tables.score_row(line, outcome) for line in outcome.dimensions]
    yield Grid(across, rows, (2.6, 1.8, *[1.0] * (len(across) - 2)), frozenset(range(2, len(across))))
    yield Heading(_("Strengths"))
    if outcome.strengths:
        yield Grid(heads["strengths"], tables.strength_rows(outcome), (3, 2, 1), frozenset({2}))
    else:
        yield Paragraph(_("No field stands out yet: the steps show where to begin."))
    yield Heading(_("Where most is missing"))
    if outcome.gaps:
        yield Grid(heads["gaps"], tables.gap_rows(outcome), (2.2, 1.5, 0.8, 3), frozenset({2}))
    else:
        yield Paragraph(_("Every field has reached its target and its highest level."))
