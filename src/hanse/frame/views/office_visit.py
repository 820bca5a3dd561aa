"""A page of an office on which a few questions about a case are asked at once."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import get_language

from hanse.frame.models import Case
from hanse.frame.presenters.naming import case_caption
from hanse.frame.queries import procedure_of
from hanse.kernel.texts import Text
from hanse.questions.public import SeveralVisit, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire, Section
from hanse.ui.shell import Link

type Send = Callable[[Mapping[str, Answer]], HttpResponseBase]


def office_visit(
    row: Case, asked: Questionnaire | None, send: Send, *, home: Link, title: str, **more: Any
) -> SeveralVisit:
    """Below the service's name and the case's number; its button says the title, unless `more` has another."""
    procedure = procedure_of(row)
    reader = reader_in(get_language() or "en", procedure.translations)
    return SeveralVisit(
        questionnaire=asked,
        reader=reader,
        send=send,
        home=home,
        title=title,
        caption=case_caption(reader(procedure.title), row.number),
        layout="ui/layouts/signed_in.html",
        **{"button": title, **more},
    )


def asking(title: str, *questions: Question) -> Questionnaire:
    """Questions that no procedure declares."""
    name = Text("frame.asking", title)
    section = Section(key="own", title=name, questions=questions)
    return Questionnaire(key="own", version="1.0.0", title=name, sections=(section,))
