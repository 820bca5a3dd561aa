"""What is found in a draft, each with a link to its part."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.tools.designer.looking.looked import Finding, Looked, Walked
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.places import part_href, text_href
from hanse.kernel.yaml.document import Steps
from hanse.ui.values import Standing, Status

MOST_BESIDE = 6


@dataclass(frozen=True, slots=True)
class FoundLine:
    """`where` names the part, `href` leads to it; `message` is in English, as all words of the language of services."""

    where: str
    message: str
    href: str


@dataclass(frozen=True, slots=True)
class Checks:
    """`lines` are faults, or of a sound draft what could be better; `more` are not listed here."""

    status: Status
    sound: bool
    summary: str
    lines: tuple[FoundLine, ...]
    more: int = 0


def checks(draft: Draft, looked: Looked, *, steps: Steps | None = None, most: int | None = None) -> Checks:
    """Those at the part at `steps` come first; of all only the first `most` are listed."""
    found = sorted(looked.findings, key=lambda one: not _stands_at(one, steps)) if steps else looked.findings
    listed = found[:most] if most else found
    return Checks(
        status=_status(looked),
        sound=looked.sound,
        summary=_summary(looked),
        lines=tuple(found_lines(draft, listed)),
        more=len(found) - len(listed),
    )


def found_lines(draft: Draft, findings: Iterable[Finding]) -> list[FoundLine]:
    return [FoundLine(_where(one), one.message, _href(draft, one)) for one in findings]


def walked_words(walked: Walked) -> str:
    ways = ngettext("%(number)s way from applying to an end", "%(number)s ways from applying to an end", walked.ways)
    steps = ngettext("%(number)s step is taken", "%(number)s steps are taken", walked.steps)
    words = f"{ways % {'number': walked.ways}}; {steps % {'number': walked.steps}}."
    return f"{words} {_('There are more ways than were tried.')}" if walked.cut else words


def _status(looked: Looked) -> Status:
    if looked.sound:
        return Status(Standing.DONE, _("Sound"))
    number = len(looked.findings)
    return Status(Standing.PROBLEM, ngettext("%(number)s fault", "%(number)s faults", number) % {"number": number})


def _summary(looked: Looked) -> str:
    number = len(looked.findings)
    if not looked.sound:
        return _("While there are faults, nobody can review or publish the draft.")
    if not number:
        return _("Nothing is wrong, and there is no advice.")
    advice = ngettext(
        "Nothing is wrong. %(number)s thing could be better.",
        "Nothing is wrong. %(number)s things could be better.",
        number,
    )
    return advice % {"number": number}


def _stands_at(one: Finding, steps: Steps | None) -> bool:
    return one.spot is not None and steps is not None and one.spot.steps[: len(steps)] == steps


def _where(one: Finding) -> str:
    place = _("line %(line)s") % {"line": one.line} if one.line and one.spot is None else ""
    file = one.file if one.spot is None else ""
    return ", ".join(filter(None, [one.part or (_("The whole service") if one.spot else ""), file, place]))


def _href(draft: Draft, one: Finding) -> str:
    if one.spot is not None:
        return part_href(draft, one.spot.steps, one.spot.field)
    return text_href(draft, one.file)
