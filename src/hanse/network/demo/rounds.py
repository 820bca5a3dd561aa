"""Rounds of the demonstration: two that are finished, one that is open and has a city half-way.

Everything of a finished round happened in its own time: it was made on its first day, cities submitted in its last
six weeks, and it was closed on the day after its last, when the cities that share began to.
"""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pgtrigger
from django.db import connection

from hanse.diagnostic.actions.result import compute_results
from hanse.diagnostic.enums import SharingLevel, State
from hanse.diagnostic.models import Assessment, Round, Sharing
from hanse.diagnostic.public import close_round, newest_version, open_assessment, open_round, questionnaire_of
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, set_to, today
from hanse.members.public import City
from hanse.network.demo.answers import made_up
from hanse.questions.models import Answer as Row
from hanse.questions.models import Sheet
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import is_complete, value_to_json
from hanse.questions.spec.questionnaire import Questionnaire

FRAMEWORK = "ceds"
HALF = 0.5
LAST_WEEKS = 42


def finished_round(name: str, cities: Sequence[City], *, ended: date, years: float, by: Actor) -> Round:
    """A closed round in which every city has submitted; two thirds share with members, a third with everyone."""
    opened = ended - timedelta(days=90)
    with set_to(_at(opened)):
        round_ = _round(name, opened, ended, by=by)
        asked = questionnaire_of(*round_.method)
        sheets = _filled_sheets(cities, asked, years=years)
    made = [
        Assessment(
            city=city,
            round=round_,
            sheet=sheet,
            state=State.SUBMITTED,
            created_at=_at(opened),
            submitted_at=_submission(city, ended),
        )
        for city, sheet in zip(cities, sheets, strict=True)
    ]
    Assessment.objects.bulk_create(made)
    for one in made:
        Sheet.objects.filter(id=one.sheet_id).update(frozen_at=one.submitted_at)
    with set_to(_at(ended + timedelta(days=1))):
        compute_results(made)
        Sharing.objects.bulk_create(
            Sharing(city=city, round=round_, level=SharingLevel.PUBLIC if place % 3 == 0 else SharingLevel.MEMBERS)
            for place, city in enumerate(cities)
            if place % 3 < 2
        )
        return close_round(round_, by=by)


def _at(day: date, hour: int = 9) -> datetime:
    """An hour of a day, and never a moment to come."""
    return min(datetime.combine(day, time(hour), tzinfo=UTC), now())


def _submission(city: City, ended: date) -> datetime:
    """When a city submitted: on a day of the last weeks, the same in every demonstration."""
    seed = zlib.crc32(f"{city.name} {ended}".encode())
    return _at(ended - timedelta(days=seed % LAST_WEEKS), hour=7 + seed % 10)


def running_round(name: str, city: City, *, by: Actor) -> Round:
    """An open round in which one city has answered half of the questions."""
    opened = today() - timedelta(days=20)
    with set_to(_at(opened)):
        round_ = _round(name, opened, today() + timedelta(days=90), by=by)
        asked = questionnaire_of(*round_.method)
    with set_to(_at(opened + timedelta(days=3))):
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
    with _without_trigger("questions.Answer:keep_history"):
        Row.objects.fill(rows, at=now())
    return sheets


@contextmanager
def _without_trigger(name: str) -> Iterator[None]:
    """Leave a trigger out until the end.

    `pgtrigger.ignore` would set that within each statement, as a second command, which statements with plans of their
    own (`HANSE_DATABASE_PLANS`) cannot hold.
    """
    model, trigger = pgtrigger.registered(name)[0]
    ignored = f"{{{model._meta.db_table}:{trigger.get_pgid(model)}}}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [ignored])
        yield
        cursor.execute("SELECT set_config('pgtrigger.ignore', '', true)")


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
