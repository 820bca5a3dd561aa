"""What a city laid down, as its form shows it, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hanse.diagnostic.engine.model.solutions import Library
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.wishes import Aim, Wishes
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import root_key
from hanse.diagnostic.queries.roadmaps.laid_down import DOLLAR, LaidDown, from_json
from hanse.members.public import City

YEAR = 12
POSTS = {"lead": 1.0, "process": 2.0, "it": 2.0, "people": 2.0}
"""What the form offers first: a small team."""

QUICK = 2


def choices(library: Library, language: str) -> dict[str, dict[str, str]]:
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
    root = _shown(laid.wishes.aims, root_key(*roadmap.assessment.method))
    wishes, each = laid.wishes, YEAR // months
    years = [sum(wishes.budget[start : start + each]) for start in range(0, len(wishes.budget), each)]
    return {
        "name": roadmap.name,
        "begins_on": roadmap.begins_on,
        "step": str(months),
        "currency": laid.currency,
        "rate": _decimal(laid.rate, 4),
        "inhabitants": laid.city.inhabitants,
        "income": laid.city.income,
        "budget": {str(year): _decimal(laid.own(money), 2) for year, money in enumerate(years, 1)},
        "posts": {key: _decimal(posts, 1) for key, posts in wishes.posts.items()},
        "at_once": wishes.at_once,
        "quick_floor": wishes.quick_floor or None,
        "aim_score": _decimal(root.score, 1) if root else None,
        "aim_year": root.period // each + 1 if root else None,
        "version": roadmap.version,
    }


def laid_down(cleaned: Mapping[str, Any], root: str, before: Roadmap | None = None) -> tuple[Calendar, LaidDown]:
    """What a valid form says; `before` gives what it does not ask: prices, other aims, what was fixed by hand."""
    months, rate = int(cleaned["step"]), float(cleaned["rate"])
    each = YEAR // months
    budget = tuple(float(year) / rate / each for year in cleaned["budget"] for _part in range(each))
    aims = [Aim(root, float(cleaned["aim_score"]), int(cleaned["aim_year"]) * each - 1)] if cleaned["aim_year"] else []
    old = from_json(before.wishes) if before else None
    fixed, was = old.wishes if old else Wishes(budget=(), posts={}), before.period_months if before else months
    shown = _shown(fixed.aims, root)
    aims += [_ending(one, was, months) for one in fixed.aims if one != shown]
    locked = {key: None if period is None else period * was // months for key, period in fixed.locked.items()}
    wishes = Wishes(
        budget=budget,
        posts={key: float(posts) for key, posts in cleaned["posts"].items()},
        at_once=int(cleaned["at_once"]) if cleaned["at_once"] else None,
        locked={key: period for key, period in locked.items() if period is None or period < len(budget)},
        banned=fixed.banned,
        quick_floor=int(cleaned["quick_floor"] or 0),
        aims=tuple(one for one in aims if one.period < len(budget)),
    )
    prices = old.city.prices if old else {}
    city = Circumstances(int(cleaned["inhabitants"]), cleaned["income"], prices)
    return Calendar(len(budget), months), LaidDown(wishes, city, cleaned["currency"], rate)


def _shown(aims: Sequence[Aim], root: str) -> Aim | None:
    """The aim that the form asks for: the first for the whole."""
    return next((one for one in aims if one.node == root), None)


def _ending(aim: Aim, was: int, months: int) -> Aim:
    """The same aim in periods of other months: at the end of the one in which it was to be reached."""
    return replace(aim, period=((aim.period + 1) * was - 1) // months)


def _decimal(value: float, digits: int) -> Decimal:
    """With no more digits than are needed, and at most so many."""
    return Decimal(str(round(value, digits))).normalize()
