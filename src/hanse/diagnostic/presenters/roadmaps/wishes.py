"""What a city laid down, as its form shows it, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from hanse.diagnostic.engine.model.solutions import YEAR, Library
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Aim, Wishes
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.times import period_names
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import root_key
from hanse.diagnostic.queries.roadmaps.laid_down import DOLLAR, LaidDown, from_json
from hanse.members.public import City

MOST_YEARS = 6
"""Years of a roadmap that the form asks for."""

QUARTERS_MOST = 4
"""Years of one by quarters: with more, a search would find little in its time."""

POSTS = {"lead": 1.0, "process": 2.0, "it": 2.0, "people": 2.0}
"""What the form offers first: a small team."""

QUICK = 2


class Choices(TypedDict):
    """Titles by key."""

    incomes: dict[str, str]
    skills: dict[str, str]


def choices(library: Library, language: str) -> Choices:
    """Titles of income groups and skills, as the form wants them."""
    speak = Speaker(library, language)
    incomes = {key: speak(one.title) for key, one in library.incomes.items()}
    return {"incomes": incomes, "skills": {key: speak(title) for key, title in library.skills.items()}}


def first_wishes(city: City, library: Library, day: date) -> dict[str, Any]:
    """What stands in the form of a new scenario: what is known of the city, from the first of next January."""
    return {
        "begins_on": date(day.year + 1, 1, 1),
        "step": str(YEAR),
        "currency": DOLLAR,
        "rate": 1,
        "inhabitants": city.population,
        "income": city.income_group,
        "posts": {key: Decimal(str(POSTS.get(key, 1.0))) for key in library.skills},
        "quick_floor": QUICK,
    }


def wishes_of(roadmap: Roadmap) -> dict[str, Any]:
    """What stands in the form of a scenario."""
    laid, months = from_json(roadmap.wishes), roadmap.period_months
    if named_periods(roadmap):
        money = {str(place): _decimal(laid.own(each), 2) for place, each in enumerate(laid.wishes.budget, 1)}
        return _common(roadmap, laid) | {"budget": money}
    root = _shown(laid.wishes.aims, root_key(*roadmap.assessment.method))
    wishes, each = laid.wishes, YEAR // months
    years = [sum(wishes.budget[start : start + each]) for start in range(0, len(wishes.budget), each)]
    return _common(roadmap, laid) | {
        "step": str(months),
        "budget": {str(year): _decimal(laid.own(money), 2) for year, money in enumerate(years, 1)},
        "aim_score": _decimal(root.score, 1) if root else None,
        "aim_year": root.period // each + 1 if root else None,
    }


def _common(roadmap: Roadmap, laid: LaidDown) -> dict[str, Any]:
    """What does not hang on how the time is cut."""
    wishes = laid.wishes
    return {
        "name": roadmap.name,
        "begins_on": roadmap.begins_on,
        "currency": laid.currency,
        "rate": _decimal(laid.rate, 4),
        "inhabitants": laid.city.inhabitants,
        "income": laid.city.income,
        "posts": {key: _decimal(posts, 1) for key, posts in wishes.posts.items()},
        "at_once": wishes.at_once,
        "quick_floor": wishes.quick_floor or None,
        "version": roadmap.version,
    }


def named_periods(roadmap: Roadmap) -> list[str]:
    """The names of the periods of a roadmap whose money the form cannot ask by whole years; else nothing.

    One that was planned anew may have seven quarters, one made by a program more years, or quarters that differ.
    """
    budget, each = from_json(roadmap.wishes).wishes.budget, YEAR // roadmap.period_months
    years = [budget[start : start + each] for start in range(0, len(budget), each)]
    most = MOST_YEARS if each == 1 else QUARTERS_MOST
    is_whole = len(budget) % each == 0 and len(years) <= most and all(len(set(one)) == 1 for one in years)
    return [] if is_whole else period_names(roadmap)


def laid_down(cleaned: Mapping[str, Any], root: str, before: Roadmap | None = None) -> tuple[Calendar, LaidDown]:
    """What a valid form says; `before` gives what it does not ask: prices, other aims, what was fixed by hand."""
    rate = float(cleaned["rate"])
    if before and "step" not in cleaned:
        return _by_periods(cleaned, rate, before)
    months = int(cleaned["step"])
    each = YEAR // months
    budget = tuple(float(year) / rate / each for year in cleaned["budget"] for _part in range(each))
    aims = [Aim(root, float(cleaned["aim_score"]), int(cleaned["aim_year"]) * each - 1)] if cleaned["aim_year"] else []
    old = from_json(before.wishes) if before else None
    fixed, was = old.wishes if old else Wishes(budget=(), posts={}), before.period_months if before else months
    shown = _shown(fixed.aims, root)
    aims += [_ending(one, was, months) for one in fixed.aims if one != shown]
    locked = {key: None if period is None else period * was // months for key, period in fixed.locked.items()}
    wishes = replace(
        _said(cleaned, budget),
        locked={key: period for key, period in locked.items() if period is None or period < len(budget)},
        banned=fixed.banned,
        aims=tuple(one for one in aims if one.period < len(budget)),
    )
    return Calendar(len(budget), months), LaidDown(wishes, _city(cleaned, old), cleaned["currency"], rate)


def _by_periods(cleaned: Mapping[str, Any], rate: float, before: Roadmap) -> tuple[Calendar, LaidDown]:
    """The same where each period has its money: time, aims and what was fixed stay."""
    old, budget = from_json(before.wishes), tuple(float(money) / rate for money in cleaned["budget"])
    was = old.wishes
    wishes = replace(_said(cleaned, budget), locked=was.locked, banned=was.banned, aims=was.aims)
    calendar = Calendar(before.periods, before.period_months)
    return calendar, LaidDown(wishes, _city(cleaned, old), cleaned["currency"], rate)


def _said(cleaned: Mapping[str, Any], budget: tuple[float, ...]) -> Wishes:
    return Wishes(
        budget=budget,
        posts={key: float(posts) for key, posts in cleaned["posts"].items()},
        at_once=int(cleaned["at_once"]) if cleaned["at_once"] else None,
        quick_floor=int(cleaned["quick_floor"] or 0),
    )


def _city(cleaned: Mapping[str, Any], old: LaidDown | None) -> Circumstances:
    return Circumstances(int(cleaned["inhabitants"]), cleaned["income"], old.city.prices if old else {})


def _shown(aims: Sequence[Aim], root: str) -> Aim | None:
    """The aim that the form asks for: the first for the whole."""
    return next((one for one in aims if one.node == root), None)


def _ending(aim: Aim, was: int, months: int) -> Aim:
    """The same aim in periods of other months: at the end of the one in which it was to be reached."""
    return replace(aim, period=((aim.period + 1) * was - 1) // months)


def _decimal(value: float, digits: int) -> Decimal:
    """With no more digits than are needed, and at most so many."""
    return Decimal(str(round(value, digits))).normalize()
