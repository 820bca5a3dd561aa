"""Refusals of the platform.

HanseError
├── NotAllowed          the person may not do this
├── NotThere            what is named does not exist, or not for this person
├── Invalid             a value breaks a rule; carries the field and what to do
├── Conflict            somebody else changed it in the meantime
└── TooMany             asked for too often; says when to go on
"""

from collections.abc import Mapping

from django.utils.functional import Promise


class HanseError(Exception):
    """A refusal with a sentence that can be shown to the person, in the language that is active when it is raised.

    `says` is the sentence of a class whose refusals all say the same.
    """

    says: str | Promise = ""

    def __init__(self, message: str = "") -> None:
        self.message = message or str(self.says)
        super().__init__(self.message)

    @property
    def facts(self) -> Mapping[str, object]:
        """What a program can read of the refusal, as values of JSON; a page shows the sentence alone."""
        return {}


class NotAllowed(HanseError):
    pass


class NotThere(HanseError):
    pass


class Invalid(HanseError):
    """A value breaks a rule; `field` names the input it belongs to, or is empty."""

    def __init__(self, message: str = "", *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Conflict(HanseError):
    pass


class TooMany(HanseError):
    """More than is taken from one place or key in a time; `wait` seconds."""

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait
