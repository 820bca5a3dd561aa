from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.kernel.errors import NotThere
from hanse.kernel.texts import Text
from hanse.questions.enums import StoredState
from hanse.questions.models import Answer, Intake, Sheet
from hanse.questions.spec.checking import answer_from_json, value_to_json
from hanse.questions.spec.exchange.difference import Difference, Standing, compare
from hanse.questions.spec.exchange.received import Delivery, Received, Trouble
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader

SAID = "questions.problem.said"
"""The id of a problem that has been put into words already."""


def standing(sheet: Sheet, questionnaire: Questionnaire) -> dict[str, Standing]:
    """What stands on a sheet, with versions, a cleared answer's as well; one query."""
    rows = Answer.objects.filter(sheet_id=sheet.id).values_list("key", "state", "value", "note", "version")
    return {
        key: Standing(
            None if state == StoredState.CLEARED else answer_from_json(questionnaire.question(key), state, value, note),
            version,
        )
        for key, state, value, note, version in rows
        if key in questionnaire.questions
    }


def intake(sheet: Sheet, intake_id: UUID) -> Intake:
    """One intake of this sheet. Raises NotThere."""
    found = Intake.objects.select_related("sheet").filter(sheet_id=sheet.id, id=intake_id).first()
    if found is None:
        raise NotThere(_("There is no such file."))
    return found


def difference_of(found: Intake, questionnaire: Questionnaire) -> Difference:
    """What would change now if the intake were applied."""
    return compare(questionnaire, standing(found.sheet, questionnaire), _unpacked(found.content, questionnaire))


def packed(delivery: Delivery, questionnaire: Questionnaire, reader: Reader) -> dict[str, Any]:
    """A delivery as an intake keeps it; troubles are kept in the reader's words."""
    return {
        "received": [
            {
                "key": one.key,
                "state": one.answer.state if one.answer else None,
                "value": value_to_json(questionnaire.question(one.key), one.answer) if one.answer else None,
                "note": one.answer.note if one.answer else "",
                "version": one.base_version,
                "touched": one.touched,
                "place": one.place,
            }
            for one in delivery.received
        ],
        "troubles": [[one.place, one.key, one.problem.words(reader)] for one in delivery.troubles],
        "comments": dict(delivery.comments),
    }


def _unpacked(content: Mapping[str, Any], questionnaire: Questionnaire) -> Delivery:
    return Delivery(
        received=tuple(_received(one, questionnaire) for one in content["received"]),
        troubles=tuple(
            Trouble(place, key, Problem(Text(SAID, "{words}"), {"words": words}))
            for place, key, words in content["troubles"]
        ),
        comments=content["comments"],
    )


def _received(one: Mapping[str, Any], questionnaire: Questionnaire) -> Received:
    question = questionnaire.question(one["key"])
    answer = answer_from_json(question, one["state"], one["value"], one["note"]) if one["state"] else None
    return Received(one["key"], answer, one["version"], touched=one["touched"], place=one["place"])
