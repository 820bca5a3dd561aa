"""An examination of answers, as the reviewer, the city and the secretariat see it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from hanse.diagnostic import rules
from hanse.diagnostic.enums import SETTLED_AS_TRUE, Step, Trust, VerificationState
from hanse.diagnostic.models import Finding, Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.speaking import speaker_of
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.verification import findings_of, keys_to_verify, last_steps, trust_of
from hanse.identity.public import Viewer
from hanse.questions.public import EvidenceKind, evidence_of, given_answers
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.ui.values import Standing, Status

STEPS: dict[Step | None, tuple[Standing, str | Promise]] = {
    None: (Standing.OPEN, gettext_lazy("To be looked at")),
    Step.VERIFIED: (Standing.DONE, pgettext_lazy("an answer", "Verified")),
    Step.REQUESTED: (Standing.WAITING, gettext_lazy("Waits for the city")),
    Step.REPLIED: (Standing.BEGUN, gettext_lazy("The city has replied")),
    Step.DISPUTED: (Standing.PROBLEM, gettext_lazy("Waits for a decision")),
    Step.UPHELD: (Standing.DONE, gettext_lazy("Verified by decision")),
    Step.REFUSED: (Standing.CLOSED, gettext_lazy("Not verified, by decision")),
}
DONE: dict[Step, str | Promise] = {
    Step.VERIFIED: gettext_lazy("found the answer true"),
    Step.REQUESTED: gettext_lazy("asks for a change"),
    Step.REPLIED: gettext_lazy("replied"),
    Step.DISPUTED: gettext_lazy("does not agree, and asks for a decision"),
    Step.UPHELD: gettext_lazy("decided: the answer is verified"),
    Step.REFUSED: gettext_lazy("decided: the answer is not verified"),
}
STATES: dict[str, Standing] = {
    VerificationState.ASKED: Standing.WAITING,
    VerificationState.ACCEPTED: Standing.BEGUN,
    VerificationState.DECLINED: Standing.PROBLEM,
    VerificationState.FINISHED: Standing.DONE,
    VerificationState.ENDED: Standing.CLOSED,
}


@dataclass(frozen=True, slots=True)
class AnswerToVerify:
    """One answer in the list."""

    key: str
    text: str
    status: Status
    trust: Trust
    waits_for_me: bool


@dataclass(frozen=True, slots=True)
class SectionToVerify:
    title: str
    lines: tuple[AnswerToVerify, ...]


@dataclass(frozen=True, slots=True)
class VerificationPage:
    """One verification. `looked_at` of `total` answers have been looked at, `verified` of them found true.

    `next_key` is the first answer that waits for whoever looks; `sections` is empty for whom the answers are closed.
    """

    one: Verification
    status: Status
    sections: tuple[SectionToVerify, ...]
    total: int
    looked_at: int
    verified: int
    waiting: int
    next_key: str | None
    may_take_on: bool
    may_verify: bool
    may_reply: bool
    may_mediate: bool
    may_run: bool

    @property
    def unseen(self) -> int:
        """How many answers nobody has looked at."""
        return self.total - self.looked_at


@dataclass(frozen=True, slots=True)
class EvidenceToSee:
    words: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the log; `href` leads to the link, `file` to the file, that came with a reply."""

    person: str
    done: str
    words: str
    at: datetime
    link: str
    file: str
    file_href: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One answer with its evidence and its log. `following` and `before` are the neighbours' keys, None at the ends.

    `options` are all that could be answered, where one is chosen among them; `examples` say what would show it.
    """

    page: VerificationPage
    key: str
    section: str
    text: str
    how: str
    words: str
    options: tuple[str, ...]
    examples: str
    number: int
    status: Status
    step: Step | None
    trust: Trust
    evidence: tuple[EvidenceToSee, ...]
    steps: tuple[StepLine, ...]
    before: str | None
    following: str | None


def verification_page(one: Verification, viewer: Viewer, language: str) -> VerificationPage:
    """Three queries: the answers, their evidence, how each stands; none where the answers are closed to the viewer."""
    closed = not rules.may_read_answers.test(viewer, one)
    asked, speak = questionnaire_of(*one.assessment.method), speaker_of(one.assessment, language)
    keys = () if closed else keys_to_verify(one.assessment)
    steps = {} if closed else last_steps(one)
    proved = frozenset() if closed else frozenset(each.key for each in evidence_of(one.assessment.sheet))
    mine = _mine(one, viewer)
    lines = {
        key: AnswerToVerify(
            key=key,
            text=speak(asked.question(key).text),
            status=status_of(steps.get(key), over=one.state not in LIVE),
            trust=trust_of(steps.get(key), has_evidence=key in proved),
            waits_for_me=steps.get(key) in mine,
        )
        for key in keys
    }
    waiting = [key for key, line in lines.items() if line.waits_for_me]
    counts = Counter(steps.values())
    return VerificationPage(
        one=one,
        status=Status(STATES[one.state], str(VerificationState(one.state).label)),
        sections=tuple(_sections(asked, lines, speak)),
        total=len(keys),
        looked_at=sum(key in steps for key in keys),
        verified=sum(counts[step] for step in SETTLED_AS_TRUE),
        waiting=len(waiting),
        next_key=next(iter(waiting), None),
        may_take_on=rules.may_take_on.test(viewer, one),
        may_verify=rules.may_verify.test(viewer, one),
        may_reply=rules.may_reply.test(viewer, one),
        may_mediate=rules.may_mediate.test(viewer, one),
        may_run=rules.may_assign_reviewers.test(viewer, one),
    )


def answer_page(one: Verification, key: str, viewer: Viewer, language: str) -> AnswerPage | None:
    """One answer; None where it is none to verify."""
    page = verification_page(one, viewer, language)
    asked, speak = questionnaire_of(*one.assessment.method), speaker_of(one.assessment, language)
    keys = [line.key for section in page.sections for line in section.lines]
    if key not in keys:
        return None
    question, number = asked.question(key), keys.index(key)
    log = findings_of(one, key).get(key, [])
    evidence = list(evidence_of(one.assessment.sheet, key))
    step = Step(log[-1].step) if log else None
    given = given_answers(one.assessment.sheet, asked).get(key)
    return AnswerPage(
        page=page,
        key=key,
        section=speak(asked.section_of(key).title),
        text=speak(question.text),
        how=speak(question.how),
        words=answer_words(question, given, speak),
        options=tuple(speak(each.text) for each in question.options),
        examples=speak(question.evidence.examples),
        number=number + 1,
        status=status_of(step, over=one.state not in LIVE),
        step=step,
        trust=trust_of(step, has_evidence=bool(evidence)),
        evidence=tuple(
            EvidenceToSee(
                words=each.file.name if each.file else each.link or each.note,
                note=each.note if each.kind != EvidenceKind.NOTE else "",
                href=reverse("diagnostic:verification_evidence", args=[one.id, each.id]) if each.file else each.link,
            )
            for each in evidence
        ),
        steps=tuple(_step(one.id, each) for each in log),
        before=keys[number - 1] if number else None,
        following=_following(page, keys, number),
    )


def _following(page: VerificationPage, keys: Sequence[str], number: int) -> str | None:
    """The next answer that waits for whoever looks, first of those below; then simply the next."""
    waiting = {line.key for section in page.sections for line in section.lines if line.waits_for_me}
    after = [key for key in keys[number + 1 :] if key in waiting]
    above = [key for key in keys[:number] if key in waiting]
    return next(iter([*after, *above, *keys[number + 1 :]]), None)


def _mine(one: Verification, viewer: Viewer) -> frozenset[Step | None]:
    """After which steps it is the viewer's turn."""
    if rules.may_verify.test(viewer, one):
        return frozenset({None, Step.REPLIED})
    if rules.may_reply.test(viewer, one):
        return frozenset({Step.REQUESTED})
    if rules.may_mediate.test(viewer, one):
        return frozenset({Step.DISPUTED})
    return frozenset()


def status_of(step: Step | None, *, over: bool) -> Status:
    """How an answer stands; once the verification is over nothing is still to be looked at."""
    if step is None and over:
        return Status(Standing.CLOSED, gettext("Not looked at"))
    standing, words = STEPS[step]
    return Status(standing, str(words))


def _sections(asked: Questionnaire, lines: Mapping[str, AnswerToVerify], speak: Speaker) -> Iterable[SectionToVerify]:
    for section in asked.sections:
        here = tuple(lines[one.key] for one in section.questions if one.key in lines)
        if here:
            yield SectionToVerify(speak(section.title), here)


def _step(verification_id: UUID, one: Finding) -> StepLine:
    href = reverse("diagnostic:finding_file", args=[verification_id, one.id]) if one.file else ""
    done = str(DONE[Step(one.step)])
    return StepLine(str(one.by), done, one.words, one.created_at, one.link, one.file.name if one.file else "", href)
