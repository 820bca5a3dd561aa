"""Refusals of the question runner.

Invalid (kernel)
├── BadAnswer         what was given is no answer to this question; carries the problem
├── BadEvidence       a link that is no web address, or nothing given
└── IntakeRefused     the owner of the sheet refuses answers that came from elsewhere; nothing was saved
HanseError (kernel)
└── SheetFrozen       the sheet has been handed in; its answers never change
NotThere (kernel)
└── UnknownQuestion   no question of this key in the questionnaire
NotAllowed (kernel)
└── SignInNeeded      nobody is signed in; what was typed is kept for afterwards
"""

from collections.abc import Mapping
from typing import Protocol

from hanse.kernel.errors import HanseError, Invalid, NotAllowed, NotThere
from hanse.kernel.texts import Text


class Sayable(Protocol):
    """A problem of `questions.spec`: a text with named places, their values, and the row of a matrix or nothing."""

    @property
    def text(self) -> Text: ...
    @property
    def values(self) -> Mapping[str, str]: ...
    @property
    def part(self) -> str: ...


class BadAnswer(Invalid):
    """Not an answer; `problem` can be said in any language, `field` is the question's key."""

    def __init__(self, message: str, *, key: str, problem: Sayable) -> None:
        super().__init__(message, field=key)
        self.problem = problem


class IntakeRefused(Invalid):
    pass


class BadEvidence(Invalid):
    pass


class SheetFrozen(HanseError):
    pass


class UnknownQuestion(NotThere):
    pass


class SignInNeeded(NotAllowed):
    pass
