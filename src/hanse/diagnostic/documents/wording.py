"""The headings of the report in the active language."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """The headings by the names that the template calls them."""
    return {
        "strengths": _("Strengths"),
        "gaps": _("Where most is missing"),
        "actions": _("What to do next"),
        "method": _("How the scores come about"),
        "dimensions": _("Dimensions and systems"),
        "annex": _("The answers"),
    }


def columns() -> list[str]:
    """The heads of the table of dimensions."""
    return [_("Dimension"), _("Level"), _("As answered"), _("With evidence only"), _("Answered")]
