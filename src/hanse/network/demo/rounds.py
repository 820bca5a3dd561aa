"""Rounds of the demonstration: two that are finished, one that is open and has a city half-way."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pgtrigger

from hanse.diagnostic.actions.result import compute_results
from hanse.diagnostic.enums import SharingLevel, State
from hanse.diagnostic.models import Assessment, Round, Sharing
from hanse.diagnostic.public import close_round, newest_version, open_assessment, open_round, questionnaire_of
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.members.public import City
from hanse.network.demo.answers import made_up
from hanse.questions.models import Answer as Row
from hanse.questions.models import Sheet
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import is_complete, value_to_json
from hanse.questions.spec.questionnaire import Questionnaire

FRAMEWORK = "ceds"
HALF = 0.5


def finished_round(name: str, cities: Sequence[City], *, ended: date, years: float, by: Actor) -> Round:
    """A closed round in which every city has submitted; two thirds share with members, a third with everyone."""
    round_ = _round(name, ended - timedelta(days=90), ended, by=by)
    asked = questionnaire_of(round_.framework_key, round_.framework_version)
    sheets = _filled_sheets(cities, asked, years=years)
    made = [
        Assessment(city=city, round=round_, sheet=sheet, state=State.SUBMITTED, submitted_at=now())
        for city, sheet in zip(cities, sheets, strict=True)
    ]
    Assessment.objects.bulk_create(made)
    Sheet.objects.filter(id__in=[sheet.id for sheet in sheets]).update(frozen_at=now())
    compute_results(made)
    Sharing.objects.bulk_create(
        Sharing(city=city, round=round_, level=SharingLevel.PUBLIC if place % 3 == 0 else SharingLevel.MEMBERS)
        for place, city in enumerate(cities)
        if place % 3 < 2
    )
    return close_round(round_, by=by)


def running_round(name: str, city: City, *, by: Actor) -> Round:
    """An open round in which one city has answered half of the questions."""
    round_ = _round(name, today() - timedelta(days=20), today() + timedelta(days=70), by=by)
    asked = questionnaire_of(round_.framework_key, round_.framework_version)
    begun = open_assessment(city=city, round_=round_, by=by)
    answers = made_up(city, asked, years=2)
    half = dict(list(answers.items())[: int(len(answers) * HALF)])
    Row.objects.fill(_rows(begun.sheet, half, asked), at=now())
    return round_


def _round(name: str, opens_on: date, closes_on: date, *, by: Actor) -> Round:
    return open_round(
        name=name,
        framework_key=FRAMEWORK,
        framework_version=newest_version(FRAMEWORK),
        opens_on=opens_on,
        closes_on=closes_on,
        by=by,
        is_demonstration=True,
    )


def _filled_sheets(cities: Sequence[City], asked: Questionnaire, *, years: float) -> list[Sheet]:
    sheets = Sheet.objects.bulk_create(
        Sheet(questionnaire=asked.key, questionnaire_version=asked.version, owner=f"assessment of {city.pk}")
        for city in cities
    )
    rows = [
        row
        for city, sheet in zip(cities, sheets, strict=True)
        for row in _rows(sheet, made_up(city, asked, years=years), asked)
    ]
    # Made-up answers were given once and have no history worth its rows: this halves the time of the first start.
    with pgtrigger.ignore("questions.Answer:keep_history"):
        Row.objects.fill(rows, at=now())
    return sheets


def _rows(sheet: Sheet, answers: dict[str, Answer], asked: Questionnaire) -> list[dict[str, Any]]:
    return [
        {
            "sheet_id": sheet.id,
            "key": key,
            "state": answer.state.value,
            "value": value_to_json(asked.questions[key], answer),
            "note": answer.note,
            "complete": is_complete(asked.questions[key], answer),
        }
        for key, answer in answers.items()
    ]
