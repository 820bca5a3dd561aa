"""Refusals of the platform.

HanseError
├── NotAllowed          the person may not do this
├── NotThere            what is named does not exist, or not for this person
├── Invalid             a value breaks a rule; carries the field and what to do
└── Conflict            somebody else changed it in the meantime
"""


class HanseError(Exception):
    """A refusal with a sentence that can be shown to the person."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(HanseError):
    pass


class NotThere(HanseError):
    pass


class Invalid(HanseError):
    """A value breaks a rule; `field` names the input it belongs to, or is empty."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Conflict(HanseError):
    pass
