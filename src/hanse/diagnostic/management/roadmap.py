"""A roadmap for one city from its answers, without a database: `hanse roadmap`."""

import sys
from pathlib import Path

import click
import numpy as np

from hanse.diagnostic.engine.model.solutions import Library
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.candidates import Calendar, Candidates, candidates
from hanse.diagnostic.engine.roadmap.forecast import forecast
from hanse.diagnostic.engine.roadmap.judging import Breach, Limit
from hanse.diagnostic.engine.roadmap.optimise import Proof, Roadmap, optimise
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.problem import Floats, Problem
from hanse.diagnostic.engine.roadmap.reasons import Reason, reasons
from hanse.diagnostic.engine.roadmap.relaxing import shortfalls
from hanse.diagnostic.engine.roadmap.wishes import Wishes, limits
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.method.problems import FrameworkError, TableError
from hanse.diagnostic.method.registry import load_framework
from hanse.diagnostic.method.tables.answers import read_tables
from hanse.diagnostic.method.tables.assign import assign
from hanse.diagnostic.method.tables.own import is_own, read_own
from hanse.kernel.yaml.shape import nearest

IMPOSSIBLE, REFUSED = 1, 2
"""Exit codes: no roadmap keeps to what was laid down; something is wrong with the answers."""


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--inhabitants", type=click.IntRange(min=1), required=True)
@click.option("--income", type=click.Choice(["low", "lower_middle", "upper_middle", "high"]), required=True)
@click.option("--budget", required=True, metavar="MONEY,…", help="Money of each year, such as 300000,300000,400000.")
@click.option("--posts", default="", metavar="SKILL=POSTS,…", help="Posts the city can spare: lead=1,process=2,it=2.")
@click.option("--at-once", type=click.IntRange(min=1), help="At most so many solutions under way at once.")
@click.option("--lock", multiple=True, metavar="SOLUTION[=YEAR]", help="It is in the roadmap; begins in this year.")
@click.option("--ban", multiple=True, metavar="SOLUTION")
@click.option("--quick", type=click.IntRange(min=0), default=0, help="So many quick wins in the first year.")
@click.option("--city", default="", help="The unit of the table, or the name where the file does not say it.")
@click.option("--seconds", type=float, default=20.0, show_default=True)
def roadmap(  # noqa: PLR0917  click passes options by name
    table: Path,
    inhabitants: int,
    income: str,
    budget: str,
    posts: str,
    at_once: int | None,
    lock: tuple[str, ...],
    ban: tuple[str, ...],
    quick: int,
    city: str,
    seconds: float,
) -> None:
    """Choose and order solutions for the city whose answers to CeDS are in TABLE (its workbook or a table).

    Prices are those of the library in dollars. Exit code 1: no roadmap is possible, and it says what lacks.
    """
    library = load_library()
    result, unit = _scored(library, table, city)
    money = tuple(float(one) for one in budget.split(","))
    calendar = Calendar(len(money))
    offered = candidates(library, result, unit, Circumstances(inhabitants, income), calendar)
    wishes = Wishes(
        budget=money,
        posts=_posts(library, posts),
        at_once=at_once,
        locked={_known(library, one.partition("=")[0]): _year(one.partition("=")[2], len(money)) for one in lock},
        banned=frozenset(_known(library, one) for one in ban),
        quick_floor=quick,
    )
    problem = offered.problem(limits(wishes, offered, library.skills, calendar), np.ones(len(money)))
    found = optimise(problem, seconds=seconds)
    if found.proof is Proof.INFEASIBLE:
        for breach in shortfalls(problem):
            click.echo(_lacking(breach, library, offered), err=True)
        sys.exit(IMPOSSIBLE)
    after = forecast(result, unit, offered, found.starts, len(money))
    _tell(found, problem, offered, after.scores(result.framework.root.key))


def _scored(library: Library, table: Path, city: str) -> tuple[Result, int]:
    try:
        framework = load_framework(library.framework)
        own = is_own(table)
        reading = (
            read_own(framework, [table], city=city) if own else read_tables(framework, assign(framework, [str(table)]))
        )
    except (FrameworkError, TableError) as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(REFUSED)
    names = reading.answers.units.names
    if own or (len(names) == 1 and not city):
        return score(framework, reading.answers), 0
    if city not in names:
        known = ", ".join(names[:12])
        raise click.BadParameter(f"the table has no city “{city}”; it has: {known}", param_hint="--city")
    return score(framework, reading.answers), names.index(city)


def _posts(library: Library, given: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in filter(None, given.split(",")):
        skill, _, posts = one.partition("=")
        if skill not in library.skills:
            raise click.BadParameter(f"no skill “{skill}”; there is: {', '.join(library.skills)}", param_hint="--posts")
        found[skill] = float(posts)
    return found


def _known(library: Library, key: str) -> str:
    if key not in library.solutions:
        raise click.BadParameter(f"there is no solution “{key}”. {nearest(key, list(library.solutions))}".strip())
    return key


def _year(given: str, years: int) -> int | None:
    """The period of a year counted from 1."""
    if not given:
        return None
    if not given.isdigit() or not 1 <= int(given) <= years:
        raise click.BadParameter(f"a year is from 1 to {years}, not “{given}”", param_hint="--lock")
    return int(given) - 1


def _tell(found: Roadmap, problem: Problem, offered: Candidates, scores: Floats) -> None:
    proven = "the best there is" if found.proof is Proof.OPTIMAL else f"at most {found.gap:.1%} below the best"
    click.echo(f"Score today {scores[0]:.1f}, after {problem.periods} years {scores[-1]:.1f} ({proven}).")
    why = {reason.candidate: reason for reason in reasons(problem, found.starts)}
    for period in range(problem.periods):
        money, _posts_taken, _under_way = problem.used(found.starts)
        spent = f"{money[period]:,.0f} of {problem.limits.budget[period]:,.0f}"
        click.echo(f"\nYear {period + 1}: {spent}, score at its end {scores[period + 1]:.1f}")
        for place in np.flatnonzero(found.starts == period):
            one, paid = offered.solutions[int(place)], problem.cost[int(place), : int(problem.lasts[place])].sum()
            reason = _reason(why[int(place)], offered)
            click.echo(f"  {one.title} [{one.key}], {one.months:g} months, {paid:,.0f}: {reason}")


def _reason(reason: Reason, offered: Candidates) -> str:
    needed = ", ".join(str(offered.solutions[one].title) for one in reason.needed_by)
    return "; ".join(
        filter(None, [f"{reason.points:.2f} points" if reason.points else "", f"needed by {needed}" if needed else ""])
    )


def _lacking(breach: Breach, library: Library, offered: Candidates) -> str:
    """What would have to give, in a sentence."""
    year = breach.period + 1
    match breach.limit:
        case Limit.BUDGET:
            return f"The budget of year {year} is short by {breach.by:,.0f}."
        case Limit.POSTS:
            skill = list(library.skills.values())[breach.skill or 0]
            return f"In year {year} {breach.by:.1f} posts are lacking: {skill}."
        case Limit.LOCKED:
            one = offered.solutions[breach.candidate or 0]
            return f"“{one.title}” is locked and cannot be carried out in time."
        case Limit.QUICK:
            return f"{breach.by:.0f} quick wins are lacking in the first year."
    return f"A limit is broken in year {year}: {breach.limit}, by {breach.by:.1f}."
