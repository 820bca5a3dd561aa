"""Made-up answers, by a stated model.

Each city has a maturity m = base(income group) + 0.25·log10(population / 300,000) + N(0, 0.6), on the scale of the five
levels; each section of the questionnaire shifts it by N(0, 0.5), each question by N(0, 0.7); a round of a year later
adds 0.25. A single choice takes the option whose place is nearest; a number its place between its limits; a multiple
choice and a matrix take each part at that place, shifted once more. Every twentieth question is answered "not known".
The seed is the city's name: the same demonstration everywhere.
"""

import zlib
from decimal import Decimal
from typing import Any

import numpy as np

from hanse.members.public import City, IncomeGroup
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked

BASE = {IncomeGroup.LOW: 1.9, IncomeGroup.LOWER_MIDDLE: 2.3, IncomeGroup.UPPER_MIDDLE: 2.9, IncomeGroup.HIGH: 3.5}
LEVELS = 5
UNKNOWN_SHARE = 0.05


def made_up(city: City, questionnaire: Questionnaire, *, years: float) -> dict[str, Answer]:
    """Answers to all questions that are asked of this city, `years` after the demonstration's first round."""
    draw = np.random.default_rng(zlib.crc32(city.name.encode()))
    size = 0.25 * np.log10((city.population or 300_000) / 300_000)
    maturity = BASE.get(IncomeGroup(city.income_group), 2.5) + size + draw.normal(0, 0.6) + 0.25 * years
    answers: dict[str, Answer] = {}
    for section in questionnaire.sections:
        tilt = maturity + draw.normal(0, 0.5)
        for question in section.questions:
            place = float(np.clip((tilt + draw.normal(0, 0.7) - 1) / (LEVELS - 1), 0, 1))
            if draw.random() < UNKNOWN_SHARE:
                answers[question.key] = Answer.unknown(question.key)
                continue
            given = check_answer(question, _raw(question, place, draw))
            if isinstance(given, Answer):
                answers[question.key] = given
    to_ask = asked(questionnaire, answers)
    return {key: answer for key, answer in answers.items() if key in to_ask}


def _raw(question: Question, place: float, draw: np.random.Generator) -> Any:
    match question.kind:
        case "single":
            return question.options[round(place * (len(question.options) - 1))].value
        case "number":
            low, high = float(question.minimum or 0), float(question.maximum or 100)
            return str(Decimal(str(round(low + place * (high - low), question.decimals or 0))))
        case "multiple":
            chosen = [one.value for one in question.options if not one.exclusive and draw.random() < place]
            alone = [one.value for one in question.options if one.exclusive]
            return chosen or alone[:1] or [question.options[0].value]
        case "matrix":
            last = len(question.columns) - 1
            shifted = {row: float(np.clip(place + draw.normal(0, 0.15), 0, 1)) for row in question.rows}
            return {str(row.value): question.columns[round(at * last)].value for row, at in shifted.items()}
        case _:
            return "Made up for the demonstration."
