"""The report of an assessment as a PDF that screen readers can read (PDF/UA-1), set by typst."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from hanse.diagnostic.documents.wording import columns, words
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.pictures import bars_of, radar_of
from hanse.diagnostic.presenters.results import NodeLine, ResultsPage, Speaker
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.questionnaire import Questionnaire, Section
from hanse.ui import formats

MOST_ACTIONS = 15
TEMPLATE = Path(__file__).with_name("report.typ")


def report_pdf(page: ResultsPage, asked: Questionnaire, given: Mapping[str, Answer], speak: Speaker) -> bytes:
    """The PDF of a submitted assessment, in the active language: at first one page for the mayor."""
    return typeset(report_data(page, asked, given, speak))


def typeset(data: Mapping[str, Any]) -> bytes:
    """The template filled with `data`. Texts are data: nothing in them is read as markup."""
    made: bytes = typst.compile(
        str(TEMPLATE), format="pdf", sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, pdf_standards=["ua-1"]
    )
    return made


def report_data(page: ResultsPage, asked: Questionnaire, given: Mapping[str, Answer], speak: Speaker) -> dict[str, Any]:
    """What the template shows, all of it text or lists of text; pictures are SVG."""
    one, radar, bars = page.assessment, radar_of(page), bars_of(page)
    annex = [[speak(section.title), _answers(section, given, speak)] for section in asked.sections]
    return {
        "language": speak.language.split("-")[0],
        "title": _("E-government of %(city)s") % {"city": one.city.name},
        "subtitle": f"{one.round.name} · {formats.date(one.submitted_at)}",
        "level": _level(page.whole),
        "score": _score(page.whole),
        "picture": page.whole.picture,
        "radar": str(radar.svg) if radar else "",
        "radar_words": radar.description if radar else "",
        "bars": str(bars.svg),
        "bars_words": bars.description,
        "words": words(),
        "columns": columns(),
        "rows": [_row(line) for line in page.dimensions],
        "pictures": [[line.title, _level(line), line.picture] for line in page.dimensions if line.picture],
        "strengths": [one.title for one in page.strengths],
        "gaps": [_gap(gap.title, gap.points, gap.next_level) for gap in page.gaps],
        "actions": [f"{step.next_option} ({step.title})" for step in page.steps[:MOST_ACTIONS]],
        "method": _method(asked),
        "annex": annex,
        "fallback": _("Texts that are not translated yet stand in English.") if speak.fell_back else "",
    }


def _answers(section: Section, given: Mapping[str, Answer], speak: Speaker) -> list[list[str]]:
    return [[speak(one.text), answer_words(one, given.get(one.key), speak)] for one in section.questions]


def _level(line: NodeLine) -> str:
    if line.level is None:
        return _("No level: too few answers")
    return _("Level %(level)s: %(name)s") % {"level": formats.number(line.level), "name": line.level_name}


def _score(line: NodeLine) -> str:
    said = _("%(score)s of 100 points as answered; with evidence only: %(evidenced)s; answered: %(share)s.")
    return said % {
        "score": formats.number(line.score, 0),
        "evidenced": formats.number(line.evidenced, 0),
        "share": formats.percent(line.completeness),
    }


def _row(line: NodeLine) -> list[str]:
    score, evidenced = formats.number(line.score, 0), formats.number(line.evidenced, 0)
    return [line.title, _level(line), score, evidenced, formats.percent(line.completeness)]


def _gap(title: str, points: float | None, next_level: str) -> str:
    if points is None:
        return title
    said = _("%(title)s: %(points)s points to “%(level)s”")
    return said % {"title": title, "points": formats.number(points, 0), "level": next_level}


def _method(asked: Questionnaire) -> list[str]:
    version = {"framework": asked.key, "version": asked.version, "count": formats.number(len(asked.questions))}
    return [
        _("The city assessed itself with the framework %(framework)s, version %(version)s, of %(count)s questions.")
        % version,
        _(
            "Each answer has a place on a scale from 0 to 100. The scores of the parts are weighted and put together, "
            "up to the whole; some levels are reached only when their conditions hold as well."
        ),
        _("“As answered” counts every answer. “With evidence only” counts those alone to which evidence was given."),
    ]
