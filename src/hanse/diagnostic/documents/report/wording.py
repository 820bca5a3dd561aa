"""The headings of the report in the active language."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """The headings by the names that the template calls them; `{page}` and `{pages}` are filled in there."""
    return {
        "report": _("Report on e-government"),
        "summary": _("The assessment on one page"),
        "contents": _("Contents"),
        "method": _("How the scores come about"),
        "levels": _("The levels"),
        "results": _("Results"),
        "overview": _("Dimensions and systems at a glance"),
        "three": _("Three scores"),
        "strengths": _("Strengths"),
        "gaps": _("Where most is missing"),
        "held_back": _("Held back by a condition"),
        "about_held_back": _(
            "Here the points would be enough for a higher level, but something is missing that no points make up for."
        ),
        "first_actions": _("Five things to do next"),
        "focus": _("Strengths and gaps"),
        "actions": _("What to do next"),
        "comparisons": _("Comparison"),
        "annex": _("The answers"),
        "page": _("Page {page} of {pages}"),
        "emblem": _("Emblem: a globe with a net of cities"),
        "no_strengths": _("No field stands out yet: the steps show where to begin."),
        "no_gaps": _("Every field has reached its target and its highest level."),
        "no_actions": _("No answer leaves an option above it."),
    }


def columns() -> dict[str, list[str]]:
    """The heads of the tables."""
    return {
        "levels": [_("Level"), _("From"), _("What it looks like")],
        "three": [_("Which answers count"), _("Points"), _("Rests on answers")],
        "strengths": [_("Field"), _("Level"), _("Points")],
        "gaps": [_("Field"), _("Level"), _("Points"), _("To the next level")],
        "held_back": [_("Field"), _("Level"), _("By points alone"), _("What is missing")],
        "actions": [_("No."), _("What would be the case"), _("Who usually knows"), _("Points")],
    }
