"""The sheets of a master plan's workbook: figures as numbers, in the city's currency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.levels import level_at
from hanse.diagnostic.documents.masterplan.title import Title, title_of
from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan, Period
from hanse.diagnostic.documents.masterplan.wording import (
    needs_words,
    progress_words,
    who_words,
)

type Value = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A head, its width in characters, and how its values look: text, day, money, points, posts or count."""

    head: str
    width: int
    look: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def sheets(plan: MasterPlan) -> list[Sheet]:
    """In the active language."""
    return [_summary(plan), _roadmap(plan), _budget(plan), _people(plan), _steps(plan), _risks(plan), _measures(plan)]


def _summary(plan: MasterPlan) -> Sheet:
    title = title_of(plan)
    rows: list[list[Value]] = [
        *_lines(title),
        [_("Vision"), plan.roadmap.vision],
        [_("Solutions"), len(plan.entries)],
        [_("Cost in all"), _own(plan, plan.total.middle)],
        [_("At least"), _own(plan, plan.total.low)],
        [_("At most"), _own(plan, plan.total.high)],
        [_("Laid down for it"), _own(plan, plan.laid_down)],
        [_("Currency"), plan.outlook.grounds.laid.currency],
        [_("Points today"), round(float(plan.outlook.scores[0]), 1)],
        [_("Points at the end"), round(float(plan.outlook.scores[-1]), 1)],
        [_("Level today"), level_at(plan, 0)],
        [_("Level at the end"), level_at(plan, plan.roadmap.periods)],
    ]
    return Sheet(_("Summary"), [Column("", 28), Column("", 80, "figure")], rows)


def _lines(title: Title) -> Iterator[list[Value]]:
    yield [title.kind, title.city]
    for line in filter(None, (title.flag, *title.lines)):
        yield ["", line]


def _roadmap(plan: MasterPlan) -> Sheet:
    columns = [
        Column(_("Key"), 22),
        Column(_("Solution"), 44),
        Column(_("Begins in"), 14),
        Column(_("First day"), 12, "day"),
        Column(_("Last day"), 12, "day"),
        Column(_("Months"), 9, "posts"),
        *_bands(_("Paid once")),
        *_bands(_("Each year from then on")),
        Column(_("Points"), 9, "points"),
        Column(_("Why it is in the plan"), 46),
        Column(_("Rests on"), 34),
        Column(_("Who answers"), 24),
        Column(_("How far"), 18),
        Column(_("Note"), 30),
    ]
    return Sheet(_("Roadmap"), columns, [_entry(plan, one) for one in plan.entries])


def _bands(name: str) -> list[Column]:
    return [
        Column(_("{name}: {words}").format(name=name, words=end), 14, "money") for end in (_("At least"), _("At most"))
    ]


def _entry(plan: MasterPlan, one: Entry) -> list[Value]:
    cost = one.chosen.cost
    return [
        one.key,
        one.line.title,
        plan.periods[one.chosen.start].name,
        one.line.starts_on,
        one.line.ends_on,
        one.solution.months,
        _own(plan, cost.once.low),
        _own(plan, cost.once.high),
        _own(plan, cost.a_year.low),
        _own(plan, cost.a_year.high),
        round(one.chosen.reason.points, 3),
        " ".join(one.line.why),
        needs_words(plan, one.solution),
        who_words(one),
        progress_words(one),
        one.item.note,
    ]


def _budget(plan: MasterPlan) -> Sheet:
    columns = [Column(_("When"), 20), Column(_("First day"), 12, "day"), Column(_("Last day"), 12, "day")]
    for name in (_("Paid once"), _("What runs"), _("In all")):
        columns += [Column(name, 14, "money"), *_bands(name)]
    columns += [
        Column(_("Laid down"), 14, "money"),
        Column(_("Left over"), 14, "money"),
        Column(_("Points at the end"), 10, "points"),
    ]
    rows: list[list[Value]] = [
        [one.name, one.begins_on, one.ends_on, *_sums(plan, one), round(one.score, 1)] for one in plan.periods
    ]
    return Sheet(_("Budget"), columns, rows)


def _sums(plan: MasterPlan, one: Period) -> Iterator[float]:
    for band in (one.once, one.running, one.total):
        yield from (_own(plan, band.middle), _own(plan, band.low), _own(plan, band.high))
    yield _own(plan, one.laid_down)
    yield _own(plan, one.laid_down - one.total.middle)


def _people(plan: MasterPlan) -> Sheet:
    library, posts = plan.library, plan.outlook.grounds.laid.wishes.posts
    columns = [Column(_("Skill"), 34), Column(_("Posts that can be spared"), 16, "posts")]
    columns += [Column(one.name, 14, "posts") for one in plan.periods]
    rows: list[list[Value]] = [
        [plan.speak(title), posts.get(skill, 0.0), *(float(one) for one in plan.outlook.posts[place])]
        for place, (skill, title) in enumerate(library.skills.items())
    ]
    return Sheet(_("Own staff"), columns, rows)


def _steps(plan: MasterPlan) -> Sheet:
    library = plan.library
    columns = [
        Column(_("Solution"), 40),
        Column(_("No."), 6, "count"),
        Column(_("Step"), 46),
        Column(_("What comes out"), 50),
        Column(_("Who answers"), 26),
        Column(_("Months"), 9, "posts"),
        Column(_("Last day"), 12, "day"),
        *(Column(plan.speak(title), 14, "posts") for title in library.skills.values()),
        Column(_("How far"), 10),
    ]
    rows: list[list[Value]] = [
        [
            one.line.title,
            step.number,
            plan.speak(step.stage.title),
            plan.speak(step.stage.output),
            plan.speak(library.roles[step.stage.role]),
            step.stage.months,
            step.ends_on,
            *(step.stage.posts.get(skill, 0.0) for skill in library.skills),
            _("Done") if step.is_done else _("Still to do"),
        ]
        for one in plan.entries
        for step in one.steps
    ]
    return Sheet(_("Steps"), columns, rows)


def _risks(plan: MasterPlan) -> Sheet:
    columns = [Column(_("Solution"), 40), Column(_("What may go wrong"), 60), Column(_("What helps"), 60)]
    rows: list[list[Value]] = [
        [one.line.title, plan.speak(risk.text), plan.speak(risk.answer)]
        for one in plan.entries
        for risk in one.solution.risks
    ]
    return Sheet(_("Risks"), columns, rows)


def _measures(plan: MasterPlan) -> Sheet:
    columns = [
        Column(_("Solution"), 40),
        Column(_("Measure"), 56),
        Column(_("Target"), 40),
        Column(_("Last day"), 12, "day"),
    ]
    rows: list[list[Value]] = [
        [one.line.title, plan.speak(success.text), plan.speak(success.target), one.line.ends_on]
        for one in plan.entries
        for success in one.solution.success
    ]
    return Sheet(_("Measures of success"), columns, rows)


def _own(plan: MasterPlan, amount: float) -> float:
    """In the city's currency, to the unit."""
    return round(plan.outlook.grounds.laid.own(amount))
