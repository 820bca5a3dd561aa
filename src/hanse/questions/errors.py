"""Refusals of the question runner.

Invalid (kernel)
├── BadAnswer         what was given is no answer to this question; carries the problem
├── BadDocument       answers from a program that cannot be read; carries every place
├── BadEvidence       a link that is no web address, or nothing given
└── IntakeRefused     the owner of the sheet refuses answers that came from elsewhere; nothing was saved
HanseError (kernel)
└── SheetFrozen       the sheet has been handed in; its answers never change
    └── SheetHeld     somebody is looking at the answers; they may be given back
Conflict (kernel)
├── AnswersMoved      somebody changed answers since a program read them; carries those that stand
└── SheetMoved        the sheet is not as it was when a program read it
NotThere (kernel)
└── UnknownQuestion   no question of this key in the questionnaire
NotAllowed (kernel)
└── SignInNeeded      nobody is signed in; what was typed is kept for afterwards
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, HanseError, Invalid, NotAllowed, NotThere
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


class BadDocument(Invalid):
    """Nothing was saved; `troubles` are (place, question key or nothing, what is wrong)."""

    says = _("Nothing was saved: some answers cannot be taken. Mend each place and send all again.")

    def __init__(self, *, troubles: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.troubles = troubles

    @property
    def facts(self) -> Mapping[str, object]:
        return {
            "errors": [
                {"where": "/" + place.replace(".", "/"), "question": key, "detail": words}
                for place, key, words in self.troubles
            ]
        }


class AnswersMoved(Conflict):
    """Nothing was saved; `standing` has the answers that somebody else gave meanwhile, as values of JSON, by key."""

    says = _(
        "Nothing was saved: somebody changed these answers since you read them. "
        "Compare yours with those that stand, and send it again with their version."
    )

    def __init__(self, *, standing: Mapping[str, Any]) -> None:
        super().__init__()
        self.standing = standing

    @property
    def facts(self) -> Mapping[str, object]:
        return {"standing": self.standing}


class SheetMoved(Conflict):
    """Nothing was saved: the sheet as a whole is not the one that a program read."""

    says = _("Nothing was saved: somebody changed the answers since you read them. Read them again.")


class BadEvidence(Invalid):
    pass


class SheetFrozen(HanseError):
    says = _("These answers have been handed in and can no longer be changed.")


class SheetHeld(SheetFrozen):
    says = _("These answers are being looked at and cannot be changed for now.")


class UnknownQuestion(NotThere):
    says = _("There is no question of this key in the questionnaire.")


class SignInNeeded(NotAllowed):
    pass
