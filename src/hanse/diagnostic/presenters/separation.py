"""What separates the cities one level above a city from it: the questions at which they answer most otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.model.solutions import Library
from hanse.diagnostic.method.library.loader import load_library, solved_framework
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.presenters.speaking import speaker_of
from hanse.diagnostic.queries.releases import released_rounds
from hanse.diagnostic.queries.results import opened, result_of
from hanse.diagnostic.queries.separating import Band, band_above, bands_of, stepped_questions
from hanse.questions.spec.question import Question
from hanse.ui.charts import Bar, Chart, bars

MOST = 12
LEAST_TENTHS = 3
"""Of ten of those above, how many must have more than the city for a question to be named."""
HALF = 5


@dataclass(frozen=True, slots=True)
class SeparationLine:
    """A question: what the city has, what `tenths` of ten of the cities above have at least.

    `step` and `their_step` are the places of both among the question's options, counted from 1; `solutions` would bring
    it there: key and title.
    """

    key: str
    title: str
    own: str
    theirs: str
    tenths: int
    step: int
    their_step: int
    solutions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SeparationPage:
    """`level` is the city's, 0 for none; `above` names the levels compared with, lowest and highest, empty for none.

    `round` is None while no round of the same questions has been closed and worked out, `picture` where no question is
    named.
    """

    assessment: Assessment
    round: Round | None
    level: int
    level_name: str
    is_top: bool
    above: tuple[str, ...]
    lines: tuple[SeparationLine, ...]
    picture: Chart | None


def separation_page(assessment: Assessment, language: str) -> SeparationPage:
    """Of a submitted assessment; three queries, and two more until its answers are remembered."""
    scores = opened(assessment)
    scheme, speak = scores.result.framework, speaker_of(assessment, language)
    names = [f"{number} {name}" for number, name in enumerate(level_names(scheme, language), 1)]
    stored = result_of(assessment)
    level = (stored.level if stored else None) or 0
    round_ = _compared_round(assessment)
    bands = bands_of(round_) if round_ else None
    band = band_above(bands or [], level)
    lines = tuple(_lines(assessment, band, speak)) if band else ()
    return SeparationPage(
        assessment=assessment,
        round=None if bands is None else round_,
        level=level,
        level_name=names[level - 1] if level else "",
        is_top=bool(names) and level == len(names),
        above=tuple(dict.fromkeys((names[band.first - 1], names[band.last - 1]))) if band else (),
        lines=lines,
        picture=_picture(lines) if lines else None,
    )


def _picture(lines: Sequence[SeparationLine]) -> Chart:
    highest = max(line.their_step for line in lines)
    return bars(
        [Bar(line.title, line.step, compared=line.their_step) for line in lines],
        title=_("How far your city is at each question, and how far cities above are"),
        maximum=highest,
        marks=range(1, highest),
        compared_with=_("What many of the cities above have, or more"),
        measure=_("Your city"),
        decimals=0,
        rtl=get_language_bidi(),
    )


def _compared_round(assessment: Assessment) -> Round | None:
    """The city's own round once it is closed, else the last closed one of the same version."""
    own = assessment.round
    found = [one for one in released_rounds(own.framework_key) if one.method == own.method]
    return next((one for one in found if one.id == own.id), next(iter(found), None))


def _lines(assessment: Assessment, band: Band, speak: Speaker) -> Sequence[SeparationLine]:
    given = opened(assessment).given
    scheme = opened(assessment).result.framework
    library = load_library() if scheme.key == solved_framework() else None
    found = []
    for question in stepped_questions(scheme):
        answer, shares = given.get(question.key), band.shares.get(question.key)
        at = _place(question, answer.value) if answer else 0
        beyond = shares[at - 1 :] if at and shares else []
        if shares and beyond and beyond[0] >= LEAST_TENTHS:
            found.append((sum(beyond), _line(question, at, shares, library, speak)))
    found.sort(key=lambda one: -one[0])
    return [one for _weight, one in found[:MOST]]


def _place(question: Question, value: object) -> int:
    """The place of an option, counted from 1; 0 for none."""
    return next((at for at, option in enumerate(question.options, 1) if option.value == value), 0)


def _line(question: Question, at: int, shares: list[int], library: Library | None, speak: Speaker) -> SeparationLine:
    """Beside the highest option that half of those above have reached, or the one after the city's."""
    most = max((place for place in range(at, len(shares) + 1) if shares[place - 1] >= HALF), default=at)
    return SeparationLine(
        key=question.key,
        title=speak(question.text),
        own=speak(question.options[at - 1].text),
        theirs=speak(question.options[most].text),
        tenths=shares[most - 1],
        step=at,
        their_step=most + 1,
        solutions=_solutions(question, at, library, speak.language),
    )


def _solutions(question: Question, at: int, library: Library | None, language: str) -> tuple[tuple[str, str], ...]:
    """Key and title of the solutions that bring the answer beyond the city's."""
    if library is None:
        return ()
    return tuple(
        (one.key, library.translations.wording(one.title, language).text)
        for one in library.solutions.values()
        if any(move.question == question.key and _place(question, round(move.to)) > at for move in one.moves)
    )
