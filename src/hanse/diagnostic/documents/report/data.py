"""What the template shows: texts, lists of texts, and pictures as SVG."""

from pathlib import Path
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse import ui
from hanse.diagnostic.documents.report import tables
from hanse.diagnostic.documents.report.annex import AnnexLine, annex
from hanse.diagnostic.documents.report.drawing import picture
from hanse.diagnostic.documents.report.flags import flags
from hanse.diagnostic.documents.report.levels import ladder_rows, level_words, score_words, trust_words
from hanse.diagnostic.documents.report.method import method_paragraphs
from hanse.diagnostic.documents.report.steps import about_steps, first_step, step_groups
from hanse.diagnostic.documents.report.typesetting import typeset
from hanse.diagnostic.documents.report.values import Comparison, Report
from hanse.diagnostic.documents.report.wording import columns, words
from hanse.diagnostic.presenters.pictures import bars_of, radar_of
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.ui import formats
from hanse.ui.charts import Chart
from hanse.ui.paper.fonts import families

EMBLEM = Path(str(ui.__file__)).parent / "static" / "ui" / "emblem.svg"
RADAR, WIDTH, COMPARED = 430.0, 720.0, 640.0
ISOLATE, END = "\u2068", "\u2069"
"""First strong isolate, pop directional isolate (Unicode Bidirectional Algorithm, UAX 9)."""
FIRST_ACTIONS = 5
FIRST_FIELDS = 3


def report_pdf(report: Report, speak: Speaker) -> bytes:
    """The PDF of a report, in the active language; `speak` says the framework's texts in it."""
    return typeset(report_data(report, speak))


def report_data(report: Report, speak: Speaker) -> dict[str, Any]:
    """All that the template is given."""
    made = {**_head(report, speak), **_summary(report, speak), **_chapters(report, speak)}
    fallback = _("Texts that are not translated yet stand in English.") if speak.fell_back else ""
    made |= {"words": words(), "columns": {**columns(), **_columns(report)}, "fallback": fallback}
    if get_language_bidi():
        made = isolated(made)
    fonts = families(speak.language, report.country)
    return {**made, "language": speak.language.split("-")[0], "fonts": fonts, "emblem": EMBLEM.read_text("utf-8")}


def isolated(value: Any) -> Any:
    """Texts inside marks of isolation: each is laid out by its own script, as English ones on an Arabic page."""
    match value:
        case str() if value and not value.startswith("<svg"):
            return f"{ISOLATE}{value}{END}"
        case list():
            return [isolated(one) for one in value]
        case dict():
            return {key: isolated(one) for key, one in value.items()}
    return value


def _head(report: Report, speak: Speaker) -> dict[str, Any]:
    head = report.framework.head
    framework = _("%(title)s, version %(version)s") % {"title": speak(head.title), "version": head.version}
    day = formats.date(report.on)
    return {
        "rtl": get_language_bidi(),
        "title": _("E-government of %(city)s") % {"city": report.city},
        "city": report.city,
        "occasion": report.occasion,
        "day": day,
        "framework": framework,
        "footer": formats.dotted((report.city, day, f"{head.key} {head.version}")),
        "flag": " ".join(flags(report)),
    }


def _summary(report: Report, speak: Speaker) -> dict[str, Any]:
    outcome, radar = report.outcome, radar_of(report.outcome)
    framework = report.framework
    ladder = framework.ladders.get(framework.node_rules(framework.root).ladder or "")
    return {
        "level": level_words(outcome.whole.level, outcome.whole.level_name),
        "number": outcome.whole.level,
        "levels": ladder_rows(ladder, speak),
        "score": score_words(outcome.whole),
        "trust": trust_words(outcome),
        "picture": outcome.whole.picture,
        "radar": _picture(radar, RADAR),
        "first_strengths": [row[0] for row in tables.strength_rows(outcome)[:FIRST_FIELDS]],
        "first_gaps": [[gap.title, tables.missing(gap)] for gap in outcome.gaps[:FIRST_FIELDS]],
        "first_actions": [first_step(step) for step in outcome.steps[:FIRST_ACTIONS]],
    }


def _chapters(report: Report, speak: Speaker) -> dict[str, Any]:
    outcome = report.outcome
    return {
        "method": method_paragraphs(report, speak),
        "bars": _picture(bars_of(outcome), WIDTH),
        "three": tables.three_rows(outcome),
        "rows": [tables.score_row(line, outcome) for line in outcome.dimensions],
        "sections": tables.sections(outcome),
        "strengths": tables.strength_rows(outcome),
        "gaps": tables.gap_rows(outcome),
        "held_back": tables.held_rows(outcome),
        "actions": step_groups(report),
        "about_actions": about_steps(report),
        "comparisons": [_comparison(one) for one in report.comparisons],
        "annex": [[title, [_annex_row(line) for line in lines]] for title, lines in annex(report, speak)],
    }


def _annex_row(line: AnnexLine) -> list[str]:
    """Number, question, answer, and a word where there is evidence."""
    proved = _("Evidence given") if line.is_proved else ""
    return [formats.number(line.number), line.question, line.answer, proved]


def _columns(report: Report) -> dict[str, list[str]]:
    return {
        "dimensions": tables.score_columns(_("Dimension"), report.outcome),
        "indicators": tables.score_columns(_("Indicator"), report.outcome),
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "title": one.title,
        "sentences": list(one.sentences),
        "picture": _picture(one.chart, COMPARED),
        "columns": list(one.columns),
        "rows": [list(row) for row in one.rows],
    }


def _picture(chart: Chart | None, width: float) -> list[str]:
    """The SVG and its words; empty where there is no picture."""
    return [] if chart is None else [picture(chart, width), f"{chart.title}. {chart.description}"]
