"""The answer behind a score: its question, its words, its evidence, and what the next option would bring."""

from dataclasses import dataclass

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.focus import Step, steps
from hanse.diagnostic.engine.model.tree import FromOptions, Measure
from hanse.diagnostic.engine.requirements.opening import lacking, required
from hanse.diagnostic.enums import Trust
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.givens import Givens
from hanse.diagnostic.presenters.needs import Need, need
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.verification import status_of
from hanse.diagnostic.queries.assessments import open_revision
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import Opened
from hanse.diagnostic.queries.verification import trust_in
from hanse.questions.spec.answer import State as Answered
from hanse.questions.spec.question import EvidenceNeed, Question
from hanse.ui.values import Status


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Empty where a score is not of one question. `key` opens the question, `revision` the one that can be changed.

    `trust` is how far it can be trusted today, `step` how it stands in its verification, None where nobody has looked.
    `has_evidence` and `is_claimed` (answered, and nothing backs it) are both false where none can be given.
    `not_asked`: what another answer lacks for the question to be asked. `gain` in points of the whole.
    """

    key: str = ""
    question: str = ""
    words: str = ""
    has_evidence: bool = False
    is_claimed: bool = False
    trust: Trust = Trust.CLAIMED
    step: Status | None = None
    revision: Assessment | None = None
    not_asked: tuple[Need, ...] = ()
    next_option: str = ""
    gain: float = 0.0


def answer_line(one: Assessment, opened: Opened, measure: Measure, speak: Speaker) -> AnswerLine:
    """What stands behind a measure; two queries, none where no question does."""
    scheme = opened.result.framework
    asked = questionnaire_of(scheme.key, scheme.version)
    question = asked.questions.get(measure.source.question if isinstance(measure.source, FromOptions) else measure.key)
    if question is None:
        return AnswerLine()
    answer, step = opened.given.get(question.key), _step(opened, question)
    is_answered = answer is not None and answer.state is Answered.ANSWERED
    trust, last = trust_in(one, question.key, has_evidence=question.key in opened.proved)
    may_prove = question.evidence.need is not EvidenceNeed.NONE
    return AnswerLine(
        key=question.key,
        question=speak(question.text),
        words=answer_words(question, answer, speak),
        has_evidence=question.key in opened.proved,
        is_claimed=is_answered and may_prove and question.key not in opened.proved,
        trust=trust,
        step=status_of(last, over=False) if last else None,
        revision=open_revision(one),
        not_asked=_not_asked(opened, question, measure, speak),
        next_option=speak(step.following.text) if step else "",
        gain=step.gain if step else 0.0,
    )


def _step(opened: Opened, question: Question) -> Step | None:
    return next((step for step in steps(opened.result, 0) if step.question == question.key), None)


def _not_asked(opened: Opened, question: Question, measure: Measure, speak: Speaker) -> tuple[Need, ...]:
    result = opened.result
    if result.states(measure.key)[0] != State.IRRELEVANT and result.given(measure.key)[0] != State.IRRELEVANT:
        return ()
    givens = Givens(result, 0, speak)
    return tuple(need(part, givens) for part in lacking(required(question.relevant, givens.scope), givens.scope))
