"""The scenarios of a service as they were played: each move in words, and where one went otherwise than it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.presenters.office_history import Telling
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.refusals import ActRefused
from hanse.frame.spec.rules import RuleError
from hanse.frame.spec.scenarios import Move, Pay, Say, Take, Wait
from hanse.frame.spec.steps import APPLICANT, SYSTEM
from hanse.frame.tools.designer.looking.stories import Story, Turn, stories
from hanse.frame.tools.designer.presenters.brought import Brought, brought
from hanse.frame.workflow.refusing import in_words
from hanse.kernel.errors import HanseError
from hanse.questions.public import reader_in
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.values import Standing, Status


@dataclass(frozen=True, slots=True)
class TurnWords:
    """`happened` are the events as heading and what belongs to it; `state` is where the case stands then."""

    title: str
    who: str
    happened: tuple[tuple[str, str], ...]
    state: str
    brought: Brought


@dataclass(frozen=True, slots=True)
class Missed:
    """One thing that came out otherwise than the scenario says."""

    what: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class StoryWords:
    """`stopped` is the move that was not possible, and `why`; `missed` is what came out otherwise at the end."""

    key: str
    number: int
    title: str
    status: Status
    turns: tuple[TurnWords, ...]
    stopped: str
    why: str
    missed: tuple[Missed, ...]


def story_lines(procedure: Procedure, language: str) -> list[StoryWords]:
    telling = _Words(procedure, reader_in(language, procedure.translations), language)
    return [telling.story(number, one) for number, one in enumerate(stories(procedure))]


@dataclass(frozen=True, slots=True)
class _Words:
    procedure: Procedure
    reader: Reader
    language: str

    def story(self, number: int, story: Story) -> StoryWords:
        went = not story.trouble
        played = len(story.turns)
        moves = (None, *story.scenario.moves)
        stopped = self._move(moves[played]) if played < len(moves) else ""
        return StoryWords(
            key=story.scenario.key,
            number=number,
            title=self.reader(story.scenario.title),
            status=Status(Standing.DONE, _("As it says")) if went else Status(Standing.PROBLEM, _("Otherwise")),
            turns=tuple(map(self._turn, story.turns)),
            stopped=stopped,
            why=self._why(story) if stopped else "",
            missed=() if went or stopped else tuple(self._missed(story)),
        )

    def _turn(self, turn: Turn) -> TurnWords:
        telling = Telling(self.procedure, self.language, {})
        return TurnWords(
            title=self._move(turn.move),
            who=self._who(turn.move),
            happened=tuple(map(telling, turn.events)),
            state=self.reader(self.procedure.state(turn.case.state).title),
            brought=brought(self.procedure, turn.case, turn.events, self.language),
        )

    def _move(self, move: Move | None) -> str:
        match move:
            case Take():
                return self.reader(self.procedure.transition(move.transition).title)
            case Say():
                return _("An opinion is given")
            case Pay():
                return _("The fee is paid")
            case Wait():
                words = ngettext("%(number)s day passes", "%(number)s days pass", move.days)
                return words % {"number": move.days}
        return _("The application is handed in")

    def _who(self, move: Move | None) -> str:
        match move:
            case Take():
                by = self.procedure.transition(move.transition).by
                return "" if by == SYSTEM else _("Applicant") if by == APPLICANT else self._office(by)
            case Say():
                return self._office(move.office)
            case Wait():
                return ""
        return _("Applicant")

    def _office(self, key: str) -> str:
        return self.reader(self.procedure.office(key).title)

    def _why(self, story: Story) -> str:
        if isinstance(story.refused, ActRefused | RuleError):
            try:
                with in_words(self.procedure, self.language):
                    raise story.refused
            except HanseError as refused:
                return refused.message
        return story.trouble

    def _missed(self, story: Story) -> Iterator[Missed]:
        """What the end is compared with."""
        scenario, case = story.scenario, story.turns[-1].case
        state = self.procedure.state
        if case.state != scenario.ends:
            found, wanted = (self.reader(state(one).title) for one in (case.state, scenario.ends))
            yield Missed(_("The case ends in"), wanted, found)
        currency = self.procedure.fee.currency if self.procedure.fee else ""
        if scenario.fee and case.fee != Decimal(scenario.fee):
            wanted, found = formats.money(Decimal(scenario.fee), currency), formats.money(case.fee, currency)
            yield Missed(_("The fee is"), wanted, found)
        for key, answer in read_answers(self.procedure, scenario.results).items():
            if case.answers.get(key) != answer:
                question = self.procedure.questions[key]
                wanted = format_answer(question, answer, self.reader)
                there = case.answers.get(key)
                found = format_answer(question, there, self.reader) if there else _("nothing")
                yield Missed(self.reader(question.label), wanted, found)
        if case.documents != scenario.documents:
            yield Missed(_("Letters"), self._letters(scenario.documents), self._letters(case.documents))

    def _letters(self, keys: tuple[str, ...]) -> str:
        titles = [self.reader(self.procedure.document(key).title) for key in keys]
        return formats.listed(titles) if titles else _("none")
