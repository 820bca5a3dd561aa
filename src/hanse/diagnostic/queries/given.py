"""The answers of many assessments at once, as one version of a framework reads them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from hanse.diagnostic.models import Assessment, Version
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.mappings import read_as
from hanse.questions.public import given_answers_of
from hanse.questions.spec.answer import Answer


def given_under(assessments: Sequence[Assessment], version: Version) -> list[Mapping[str, Answer]]:
    """Of each assessment, in their order; what says nothing under `version` is missing (`read_as`).

    One query for each version under which they were answered; their sheets are read with them.
    """
    found: dict[UUID, Mapping[str, Answer]] = {}
    for own in {one.method for one in assessments}:
        alike = [one.sheet_id for one in assessments if one.method == own]
        given = given_answers_of(alike, questionnaire_of(*own))
        found |= {sheet: read_as(answers, own, version) for sheet, answers in given.items()}
    return [found[one.sheet_id] for one in assessments]
