"""The roadmap: solutions in time, and each of them as a plan of its own."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.documents.masterplan.blocks import Block, Chapter, Facts, Grid, Heading, Look, Paragraph, Picture
from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan
from hanse.diagnostic.documents.masterplan.wording import (
    days_words,
    months_words,
    needs_words,
    own_posts,
)
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.presenters.roadmaps.pictures import works_of
from hanse.ui import formats


def solutions(plan: MasterPlan) -> Chapter:
    return Chapter(_("The roadmap"), tuple(_blocks(plan)))


def _blocks(plan: MasterPlan) -> Iterator[Block]:
    if not plan.entries:
        yield Paragraph(_("There is no solution in this roadmap yet. Have one sought, or choose solutions by hand."))
        return
    if done := plan.roadmap.done:
        offered = load_library().solutions
        named = [formats.quoted(plan.speak(offered[key].title)) for key in done if key in offered]
        yield Paragraph(_("Carried out before this plan begins: %(list)s.") % {"list": formats.listed(named)})
    if works := works_of(plan.page):
        yield Picture(works)
    yield Grid(
        [_("Solution"), _("First day"), _("Last day"), _("Paid once")],
        [
            [
                one.line.title,
                formats.date(one.line.starts_on, "medium"),
                formats.date(one.line.ends_on, "medium"),
                plan.purse.band(one.chosen.cost.once),
            ]
            for one in plan.entries
        ],
        (2.6, 1.3, 1.3, 1.8),
        frozenset({3}),
    )
    for period in plan.periods:
        begin = plan.beginning_in(period)
        if begin:
            count = ngettext("%(count)s solution begins", "%(count)s solutions begin", len(begin))
            words = count % {"count": formats.number(len(begin))}
            yield Heading(_("{name}: {words}").format(name=period.name, words=words))
        for entry in begin:
            yield from _solution(plan, entry)


def _solution(plan: MasterPlan, entry: Entry) -> Iterator[Block]:
    speak, one = plan.speak, entry.solution
    yield Heading(speak(one.title), 3)
    yield Paragraph(speak(one.problem), Look.SOFT)
    if one.summary:
        yield Paragraph(speak(one.summary))
    yield Facts(list(_facts(plan, entry)))
    yield Grid(
        [_("No."), _("Step"), _("What comes out"), _("Who answers"), _("Months"), _("Own posts")],
        [_step(plan, entry, place) for place in range(len(entry.steps))],
        (0.4, 2.5, 2.5, 1.5, 0.8, 2.3),
        frozenset({0, 4}),
    )


def _facts(plan: MasterPlan, entry: Entry) -> Iterator[tuple[str, str]]:
    one, cost = entry.solution, entry.chosen.cost
    yield _("Why it is in the plan"), " ".join(entry.line.why)
    yield _("When"), f"{days_words(entry)} ({months_words(one.months)})"
    yield _("Paid once"), plan.purse.band(cost.once)
    yield _("Paid each year from then on"), plan.purse.band(cost.a_year)
    yield _("Own posts meanwhile"), plan.page.why.posts(own_posts(one))
    yield _("Own posts from then on"), plan.page.why.posts(one.after)
    if one.needs:
        yield _("Rests on"), needs_words(plan, one)
    if one.standards:
        yield _("Standards"), formats.dotted(one.standards)
    if one.service:
        yield _("Service template"), _template(one.service)


def _step(plan: MasterPlan, entry: Entry, place: int) -> list[str]:
    step, speak = entry.steps[place], plan.speak
    stage, roles = step.stage, plan.library.roles
    said = [speak(stage.title), speak(stage.text)]
    return [
        formats.number(step.number),
        "\n".join(filter(None, said)),
        speak(stage.output),
        speak(roles[stage.role]),
        formats.number(stage.months),
        plan.page.why.posts(stage.posts),
    ]


def _template(key: str) -> str:
    said = _("“%(key)s” of this platform: the city copies it, changes it and offers it.")
    return said % {"key": key}
