"""What FEEL raises.

FeelError
├── FeelSyntaxError   the text is no FEEL, or names something unknown; says where and what was expected
├── FeelTypeError     a part of it can only be null, whatever the inputs; never raised, a check returns it
├── FeelLimitError    an evaluation spent more steps, items or depth than it may
└── FeelValueError    a value given from outside is of a kind that FEEL does not know

A rule that merely meets missing or unfitting values raises nothing: its result is null, and
`Expression.explain` says why.
"""

from collections.abc import Sequence

from hanse.feel.source import Place, snippet


class FeelError(Exception):
    """Base of everything that `hanse.feel` raises on purpose."""


class FeelSyntaxError(FeelError):
    """The text cannot be read as FEEL.

    `message` is one sentence, `line` and `column` count from 1, `where` names the text in a model, `expected`
    lists what could have stood there, `suggestions` the known names nearest to an unknown one, `snippet` is the line
    with a caret.
    """

    def __init__(
        self,
        message: str,
        *,
        text: str,
        place: Place,
        expected: Sequence[str] = (),
        suggestions: Sequence[str] = (),
    ) -> None:
        self.message = message
        self.line, self.column, self.where = place
        self.expected = tuple(expected)
        self.suggestions = tuple(suggestions)
        self.snippet = snippet(text, place)
        super().__init__(f"{place}: {message}\n{self.snippet}")


class FeelTypeError(FeelSyntaxError):
    """What the text says can come to no good: values of kinds that do not go together."""


class FeelLimitError(FeelError):
    """An evaluation was stopped because it would have grown past one of the `Limits`."""


class FeelValueError(FeelError, ValueError):
    """A value in the scope has no counterpart in FEEL."""
