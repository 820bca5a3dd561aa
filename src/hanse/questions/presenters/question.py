"""One question on its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hanse.questions.models import Answer as Row
from hanse.questions.presenters.panels import CommentLine, EvidenceLine
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import answer_words, shown, status_of
from hanse.questions.queries import Visit
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.progress import Progress
from hanse.questions.spec.progress import Status as Spec
from hanse.questions.spec.question import EvidenceNeed, Question
from hanse.ui.values import Person, Status


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What a question's page shows around its form.

    `before` and `after` lead to the neighbours that are asked (empty at the ends of a section); `skip` is where "not
    now" leads. `answer` stands in the form's place where this person may not write.
    `lacks_evidence`: some is expected and there is none; not asked of who does not know, or for whom it does not apply.
    """

    key: str
    heading: str
    section: str
    section_href: str
    count: str
    why: str
    how: str
    answering: str
    knows: str
    status: Status
    asked: bool
    writable: bool
    takes_evidence: bool
    answer: str
    by: Person | None
    at: datetime | None
    before: str
    after: str
    save: str
    evidence_need: EvidenceNeed
    evidence_examples: str
    lacks_evidence: bool
    evidence: tuple[EvidenceLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()


def question_page(
    visit: Visit,
    question: Question,
    *,
    answers: Mapping[str, Answer],
    row: Row | None,
    progress: Progress,
    places: Places,
    by: Person | None = None,
    evidence: tuple[EvidenceLine, ...] = (),
    comments: tuple[CommentLine, ...] = (),
) -> QuestionPage:
    section = visit.questionnaire.section_of(question.key)
    keys = [one.key for one in section.questions if progress.statuses[one.key] is not Spec.NOT_ASKED]
    place = keys.index(question.key) if question.key in keys else None
    departments = [visit.reader(visit.departments[key]) for key in question.knows if key in visit.departments]
    stands = question.key in answers and row is not None
    return QuestionPage(
        key=question.key,
        heading=shown(visit.reader, question.text),
        section=visit.reader(section.title),
        section_href=places.section(section.key),
        count=_("Question %(number)s of %(total)s") % {"number": place + 1, "total": len(keys)}
        if place is not None
        else "",
        why=shown(visit.reader, question.why),
        how=shown(visit.reader, question.how),
        answering=shown(visit.reader, visit.questionnaire.answering),
        knows=", ".join(departments),
        status=status_of(progress.statuses[question.key]),
        asked=place is not None,
        writable=visit.writable(question.key),
        takes_evidence=visit.takes_evidence(question.key),
        answer=answer_words(question, answers.get(question.key), visit.reader),
        by=by if stands else None,
        at=row.answered_at if row is not None and stands else None,
        before=places.question(keys[place - 1]) if place else "",
        after=places.question(keys[place + 1]) if place is not None and place + 1 < len(keys) else "",
        save=places.save(question.key),
        evidence_need=question.evidence.need,
        evidence_examples=shown(visit.reader, question.evidence.examples),
        lacks_evidence=not evidence and _expects_evidence(question, answers.get(question.key)),
        evidence=evidence,
        comments=comments,
    )


def _expects_evidence(question: Question, answer: Answer | None) -> bool:
    given = answer is None or answer.state is State.ANSWERED
    return given and question.evidence.need is EvidenceNeed.EXPECTED
