"""The milestones of a master plan as a file for calendars (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from hanse.diagnostic.documents.masterplan.title import title_of
from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan
from hanse.diagnostic.documents.masterplan.wording import who_words
from hanse.diagnostic.models import Roadmap
from hanse.kernel.clock import now

A_DAY = timedelta(days=1)


def plan_ics(plan: MasterPlan) -> bytes:
    """A whole day for the start of each solution, the end of each step, and its end.

    A calendar that has them already takes the later ones in their place: each keeps its UID, and SEQUENCE grows with
    the roadmap's version.
    """
    made = Calendar()
    made.add("prodid", "-//Hanse//diagnostic//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title_of(plan).whole)
    for one in plan.entries:
        for event in _milestones(plan, one):
            made.add_component(event)
    return bytes(made.to_ical())


def _milestones(plan: MasterPlan, one: Entry) -> Iterator[Event]:
    title, role = str(one.line.title), plan.library.roles
    about = _("Who answers: %(who)s") % {"who": who_words(one)}
    yield _event(
        plan.roadmap, f"{one.key}-begins", one.line.starts_on, _("Begins: %(title)s") % {"title": title}, about
    )
    for step in one.steps:
        words = {"title": title, "number": step.number, "step": plan.speak(step.stage.title)}
        output = f"{plan.speak(step.stage.output)}\n{plan.speak(role[step.stage.role])}"
        named = _("%(title)s: step %(number)s ends: %(step)s") % words
        yield _event(plan.roadmap, f"{one.key}-step-{step.number}", step.ends_on, named, output)
    yield _event(plan.roadmap, f"{one.key}-ends", one.line.ends_on, _("Ends: %(title)s") % {"title": title}, about)


def _event(roadmap: Roadmap, milestone: str, day: date, summary: str, about: str) -> Event:
    made = Event()
    made.add("uid", f"{roadmap.id}-{milestone}@hanse")
    made.add("sequence", roadmap.version)
    made.add("dtstamp", now())
    made.add("dtstart", day)
    made.add("dtend", day + A_DAY)
    made.add("summary", summary)
    made.add("description", about)
    made.add("transp", "TRANSPARENT")
    return made
