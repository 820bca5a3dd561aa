"""What going over to another version would do: to each question, and to the answers under way."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.actions.carrying import left_out
from hanse.diagnostic.engine.model.correspondence import Becomes, Correspondence
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, FormerSheet, Round, Version
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of, version_of
from hanse.diagnostic.queries.mappings import correspondence, read_as
from hanse.questions.public import given_answers, given_answers_of


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """An old question and what it becomes; `answers` are those under way, `carried` how many of them say something new.

    `old` is empty for a new question, `new` for a dropped one, of which `why` says the reason.
    """

    becomes: str
    old: str
    new: tuple[str, ...]
    why: str
    answers: int
    carried: int


@dataclass(frozen=True, slots=True)
class Moving:
    """`lines`: the questions that do not stay as they are; `same` counts those that do."""

    round: Round
    version: str
    assessments: int
    submitted: int
    answers: int
    carried: int
    same: int
    lines: tuple[QuestionLine, ...]


def moving(round_: Round, version: str, language: str) -> Moving:
    """The preview, from the answers as they stand; three queries. Raises UnknownFrameworkError, FrameworkError."""
    old, new = round_.method, Version(round_.framework_key, version)
    own = Assessment.objects.filter(round=round_)
    under_way = list(own.exclude(state=State.SUBMITTED).select_related("sheet", "round"))
    mapping = correspondence(old, new) or Correspondence(old, new, {})
    sheets = list(given_answers_of([one.sheet_id for one in under_way], questionnaire_of(*old)).values())
    given, kept = Counter(key for sheet in sheets for key in sheet), Counter[str]()
    for sheet in sheets:
        carried = read_as(sheet, old, new)
        kept.update(sheet.keys() - left_out(sheet, carried, mapping))
    lines = list(_lines(mapping, given, kept, Speaker(framework(*old), language), Speaker(framework(*new), language)))
    return Moving(
        round=round_,
        version=version,
        assessments=len(under_way),
        submitted=own.filter(state=State.SUBMITTED).values("city_id").distinct().count(),
        answers=given.total(),
        carried=kept.total(),
        same=len(questionnaire_of(*old).questions) - sum(bool(one.old) for one in lines),
        lines=tuple(lines),
    )


def _lines(
    mapping: Correspondence, given: Mapping[str, int], kept: Mapping[str, int], before: Speaker, after: Speaker
) -> Iterator[QuestionLine]:
    """The old questions that change, in their order, then the new ones."""
    words = becomes_words()
    olds, news = (questionnaire_of(*each).questions for each in (mapping.old, mapping.new))
    for key, question in olds.items():
        targets = mapping.of(key)
        if [one.question for one in targets] == [key] and targets[0].becomes is Becomes.KEPT:
            continue
        becomes = targets[0].becomes if targets else Becomes.DROPPED
        yield QuestionLine(
            becomes=words[becomes],
            old=before(question.text),
            new=tuple(after(news[one.question].text) for one in targets),
            why=mapping.dropped.get(key, ""),
            answers=given.get(key, 0),
            carried=kept.get(key, 0),
        )
    for key, question in news.items():
        if key not in mapping.targets:
            yield QuestionLine(words[Becomes.NEW], "", (after(question.text),), "", 0, 0)


def becomes_words() -> dict[Becomes, str]:
    return {
        Becomes.KEPT: _("Kept"),
        Becomes.SPLIT: _("Split"),
        Becomes.MERGED: _("Merged"),
        Becomes.NEW: _("New"),
        Becomes.DROPPED: _("Dropped"),
    }


@dataclass(frozen=True, slots=True)
class FormerLine:
    """A question of the version before, its answer there, and whether that answer says something in the new one."""

    question: str
    answer: str
    is_carried: bool


@dataclass(frozen=True, slots=True)
class FormerPage:
    assessment: Assessment
    version: str
    sections: Sequence[tuple[str, Sequence[FormerLine]]]


def former_page(former: FormerSheet, language: str) -> FormerPage:
    """The answers as they stood when the round went over to the next version; one query."""
    old, new = version_of(former.sheet), former.assessment.method
    asked, speak = questionnaire_of(*old), Speaker(framework(*old), language)
    given = given_answers(former.sheet, asked)
    lost = left_out(given, read_as(given, old, new), correspondence(old, new))
    sections = [
        (
            speak(section.title),
            [
                FormerLine(speak(one.text), answer_words(one, given[one.key], speak), one.key not in lost)
                for one in section.questions
                if one.key in given
            ],
        )
        for section in asked.sections
    ]
    return FormerPage(former.assessment, old[1], [each for each in sections if each[1]])
