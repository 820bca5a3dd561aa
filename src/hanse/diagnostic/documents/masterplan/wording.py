"""Times, posts and people as a master plan says them, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan
from hanse.diagnostic.engine.model.solutions import Solution
from hanse.ui import formats


def months_words(months: float) -> str:
    shown = formats.number(round(months, 1))
    return ngettext("%(count)s month", "%(count)s months", round(months)) % {"count": shown}


def days_words(entry: Entry) -> str:
    days = (formats.date(day, "medium") for day in (entry.line.starts_on, entry.line.ends_on))
    return _("%(first)s to %(last)s") % dict(zip(("first", "last"), days, strict=True))


def own_posts(solution: Solution) -> dict[str, float]:
    """Skill → posts on average while it is carried out."""
    found: dict[str, float] = {}
    for stage in solution.stages:
        for skill, posts in stage.posts.items():
            found[skill] = found.get(skill, 0.0) + posts * stage.months / solution.months
    return found


def needs_words(plan: MasterPlan, solution: Solution) -> str:
    """The solutions of which it rests on one each; what was done before is not named any more."""
    said = [formats.listed([quoted(plan, key) for key in need], "or") for need in solution.needs]
    return "; ".join(said) or formats.NOTHING


def quoted(plan: MasterPlan, key: str) -> str:
    return formats.quoted(plan.speak(plan.library.solutions[key].title))


def who_words(entry: Entry) -> str:
    """Who answers for a solution."""
    return entry.line.owner or _("Nobody yet")


def progress_words(entry: Entry) -> str:
    """How far it is; with its steps where some are done."""
    item, said = entry.item, str(entry.line.status.text)
    if not item.steps_done:
        return said
    steps = {"done": formats.number(item.steps_done), "total": formats.number(entry.line.steps)}
    return f"{said} ({_('%(done)s of %(total)s') % steps})"
