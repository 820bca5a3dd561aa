"""Where an answer that a city could take from its earlier ones comes from, in words."""

from dataclasses import dataclass

from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.speaking import speaker_of
from hanse.diagnostic.queries.earlier import Earlier, earlier_of
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.roadmaps.reached import reached_of
from hanse.questions.public import answers_of


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """The round, its questions with what was answered there, and what that says here; `key` is the question's here."""

    key: str
    round: str
    sources: tuple[tuple[str, str], ...]
    here: str


def earlier_answer(assessment: Assessment, key: str, language: str) -> EarlierAnswer | None:
    """For a question that is not answered yet; None where nothing earlier answers it. Two queries."""
    found = earlier_of(assessment)
    if found is None or key not in found.answers or key in answers_of(assessment.sheet):
        return None
    return _told(found, key, language)


@dataclass(frozen=True, slots=True)
class ReachedAnswer:
    """What a roadmap has brought: titles of the solutions that are done, and the answer that then holds here."""

    key: str
    solutions: tuple[str, ...]
    here: str


def reached_answer(assessment: Assessment, key: str, language: str) -> ReachedAnswer | None:
    """For a question that is not answered yet; None where nothing that was carried out moves it."""
    found = reached_of(assessment).get(key)
    if found is None or key in answers_of(assessment.sheet):
        return None
    library = load_library()
    of_library, here = Speaker(library, language), speaker_of(assessment, language)
    question = questionnaire_of(*assessment.method).question(key)
    titles = tuple(of_library(library.solutions[one].title) for one in found.solutions)
    return ReachedAnswer(key, titles, answer_words(question, found.answer, here))


def _told(found: Earlier, key: str, language: str) -> EarlierAnswer:
    (old, new) = (found.mapping.old, found.mapping.new)
    before, after = (Speaker(framework(*each), language) for each in (old, new))
    asked, question = questionnaire_of(*old), questionnaire_of(*new).question(key)
    sources = (asked.question(each) for each in found.sources(key))
    return EarlierAnswer(
        key=key,
        round=found.assessment.round.name,
        sources=tuple((before(one.text), answer_words(one, found.given[one.key], before)) for one in sources),
        here=answer_words(question, found.answers[key], after),
    )
