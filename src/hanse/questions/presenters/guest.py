"""One question on a guest's page: the questions follow one another, without sections in between."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import answer_words, shown
from hanse.questions.queries import GuestVisit
from hanse.questions.spec.question import Question
from hanse.questions.spec.relevance import asked


@dataclass(frozen=True, slots=True)
class GuestQuestion:
    """`before` and `after` lead to the neighbours that are asked; at the ends to where the way begins, and to checking.

    `number` counts from 1, up to `total`. `source` says where the answer comes from, if it was filled in; `fixed` is
    that answer in words where it cannot be changed.
    """

    key: str
    heading: str
    section: str
    number: int
    total: int
    count: str
    source: str
    fixed: str
    why: str
    answering: str
    knows: str
    before: str
    after: str
    save: str


def guest_question(visit: GuestVisit, question: Question, places: Places) -> GuestQuestion:
    """Raises ValueError for a question that is not asked."""
    to_ask = asked(visit.questionnaire, visit.answers)
    keys = [key for key in visit.questionnaire.order if key in to_ask]
    place = keys.index(question.key)
    departments = [visit.reader(visit.departments[key]) for key in question.knows if key in visit.departments]
    return GuestQuestion(
        key=question.key,
        heading=shown(visit.reader, question.text),
        section=visit.reader(visit.questionnaire.section_of(question.key).title),
        number=place + 1,
        total=len(keys),
        count=_("Question %(number)s of %(total)s") % {"number": place + 1, "total": len(keys)},
        source=visit.sources.get(question.key, ""),
        fixed=answer_words(question, visit.answers.get(question.key), visit.reader)
        if question.key in visit.fixed
        else "",
        why=shown(visit.reader, question.why),
        answering=shown(visit.reader, visit.questionnaire.answering),
        knows=", ".join(departments),
        before=places.question(keys[place - 1]) if place else visit.home.href,
        after=places.question(keys[place + 1]) if place + 1 < len(keys) else places.check,
        save=places.save(question.key),
    )
