"""What is sent when a case moves: only where its condition holds, and to each in her own language."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from hanse.frame.actions import take_step
from hanse.frame.models import Record
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Message
from hanse.frame.spec.texts import texts_of
from hanse.kernel.models import Notice
from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.answer import Answer
from tests.frame.cases import decided
from tests.frame.samples import permit, t
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as an_officer

pytestmark = pytest.mark.django_db


def asking(offering: Any, *messages: Message, **changes: Any) -> Procedure:
    steps = tuple(replace(one, messages=messages) if one.key == "ask" else one for one in permit().transitions)
    service: Procedure = offering(transitions=steps, **changes)
    return service


def ask(service: Procedure, **more: Answer) -> None:
    case = a_case(service, **more)
    take_step(case, "ask", read_answers(service, {"missing": "The plan"}), by=an_officer(), language="en")


@pytest.mark.parametrize(("area", "sent"), [(10, 0), (15, 1)])
def test_a_message_is_sent_where_its_condition_holds(offering: Any, area: int, sent: int) -> None:
    service = asking(offering, Message(subject=t("Large"), body=t("It is large"), when="area > 12"))

    ask(service, area=Answer.answered("area", Decimal(area)))

    assert Notice.objects.filter(subject="Large").count() == sent


def test_people_of_an_office_read_it_in_their_own_language(offering: Any, officer: Any) -> None:
    for language in ("en", "fr"):
        one = officer("fire")
        one.language = language
        one.save()
    message = Message(subject=t("Look at {number}"), body=t("Now"), to="fire")
    sample = permit()
    translated = _in_french(sample, "Voyez {number}")
    service = asking(offering, message, translations=translated)

    ask(service)

    subjects = set(Notice.objects.filter(template="frame.permit").values_list("language", "subject"))
    assert {(language, subject.split()[0]) for language, subject in subjects} == {("en", "Look"), ("fr", "Voyez")}


def _in_french(sample: Procedure, words: str) -> Translations:
    french = {text.id: text.default for _place, _part, text in texts_of(sample)}
    return Translations("en", {"fr": {**french, "now": "Maintenant", "look_at_{number}": words}})


def test_registers_and_letters_name_an_answer_by_its_short_words(offering: Any) -> None:
    sample = permit()
    [works] = sample.sections
    named = tuple(
        replace(one, short=Text("area_short", "Ground")) if one.key == "area" else one for one in works.questions
    )
    service = offering(sections=(replace(works, questions=named),))

    decided(a_case(service), service)

    assert Record.objects.get().content["area"]["question"] == "Ground"
