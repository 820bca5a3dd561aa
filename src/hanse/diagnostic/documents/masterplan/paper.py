"""The master plan as a PDF that screen readers can read (PDF/UA-1)."""

from pathlib import Path
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.blocks import Block, Chapter, Facts, Grid, Heading, Paragraph, Picture
from hanse.diagnostic.documents.masterplan.contents import chapters
from hanse.diagnostic.documents.masterplan.title import Title, title_of
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.report.data import EMBLEM, isolated
from hanse.diagnostic.documents.report.drawing import picture
from hanse.ui.paper import typesetting
from hanse.ui.paper.fonts import families

TEMPLATE = Path(__file__).with_name("masterplan.typ")


def plan_pdf(plan: MasterPlan) -> bytes:
    """In the active language."""
    return typesetting.typeset(TEMPLATE, plan_data(plan), root=TEMPLATE.parents[1])


def plan_data(plan: MasterPlan) -> dict[str, Any]:
    """All that the template is given."""
    title = title_of(plan)
    return {
        **_head(title),
        "chapters": [_chapter(one) for one in chapters(plan)],
        "language": plan.language.split("-")[0],
        "fonts": families(plan.language, plan.roadmap.city.country),
        "emblem": EMBLEM.read_text("utf-8"),
        "rtl": get_language_bidi(),
    }


def _head(title: Title) -> dict[str, Any]:
    words = {
        "plan": title.kind,
        "contents": _("Contents"),
        "page": _("Page {page} of {pages}"),
        "emblem": _("Emblem: a globe with a net of cities"),
    }
    shown = {
        "title": title.whole,
        "about": title.lines[0],
        "city": title.city,
        "lines": list(title.lines),
        "footer": title.footer,
        "flag": title.flag,
        "words": words,
    }
    return dict(_said(shown))


def _said(value: Any) -> Any:
    """Texts as the page takes them: on one that runs from the right, each is laid out by its own script."""
    return isolated(value) if get_language_bidi() else value


def _chapter(one: Chapter) -> dict[str, Any]:
    return {
        "title": _said(one.title),
        "on_one_page": one.on_one_page,
        "blocks": [_block(block) for block in one.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, depth):
            return {"kind": "heading", "text": _said(text), "depth": depth}
        case Paragraph(text, look):
            return {"kind": "paragraph", "text": _said(text), "look": look.value}
        case Facts(rows):
            return {"kind": "facts", "rows": [_said(list(row)) for row in rows]}
        case Picture():
            drawn = picture(block.chart, block.width)
            return {"kind": "picture", "svg": drawn, "words": _said(block.words), "share": block.share}
        case Grid():
            rows = [_said(list(row)) for row in block.rows]
            return {
                "kind": "grid",
                "columns": _said(list(block.columns)),
                "rows": rows,
                "shares": list(block.shares),
                "numeric": sorted(block.numeric),
            }
    return {"kind": "points", "lines": _said(list(block.lines))}
