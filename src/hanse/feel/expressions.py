"""The door of FEEL: read a text once, evaluate it as often as needed.

>>> from hanse.feel.expressions import parse
>>> rule = parse('level >= 2 and status != "draft"', names=["level", "status"])
>>> rule.names
('level', 'status')
>>> rule.evaluate({"level": 3, "status": "published"})
True
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hanse.feel.builtins.table import BUILTINS
from hanse.feel.builtins.table import NAMES as BUILTIN_NAMES
from hanse.feel.compiler.forms import compiled
from hanse.feel.errors import FeelLimitError
from hanse.feel.limits import DEFAULT, Limits
from hanse.feel.names import Names
from hanse.feel.parser.grammar import read
from hanse.feel.reasons import Explanation, causes
from hanse.feel.run import IdleRun, Reason, runs_within
from hanse.feel.tree import Node
from hanse.feel.values.incoming import to_python

__all__ = ["Explanation", "Expression", "Limits", "Names", "Reason", "parse"]

_IDLE = IdleRun()
_TOO_DEEP = "the expression or a value goes too deep"


class Expression:
    """A text that has been read and compiled; it never changes and may be shared between threads."""

    def __init__(self, text: str, tree: Node, names: tuple[str, ...], limits: Limits) -> None:
        self.text = text
        self.tree = tree
        self.names = names
        self.limits = limits
        program = compiled(tree, text=text, inputs=names, builtins=BUILTINS)
        self._quick, self._closure, self._slots = program.quick, program.closure, program.slots
        self._run = runs_within(limits)
        self._idle = None if program.is_metered or limits is not DEFAULT else _IDLE

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def evaluate(self, scope: Mapping[str, Any]) -> Any:
        """Return the value for the values of the names in `scope`; a name it lacks is null.

        Numbers go in as int, float or Decimal and come out as Decimal; lists, dicts, strings and booleans are
        themselves, null is None. Raises FeelLimitError when the expression would outgrow its limits, and
        FeelValueError for a value that FEEL does not know.
        """
        answer = self._quick(scope)
        if answer is not None:
            return answer
        run = self._idle or self._run()
        frame = [run, scope, *self._slots]
        try:
            value = self._closure(frame)
            if value is True or value is False or value is None:
                return value  # most rules are conditions
            return to_python(value, run)
        except RecursionError:
            raise FeelLimitError(_TOO_DEEP) from None

    def explain(self, scope: Mapping[str, Any]) -> Explanation:
        """Evaluate, and say why the result is null if it is: each reason with line and column."""
        run = self._run()
        run.reasons = {}
        try:
            value = to_python(self._closure([run, scope, *self._slots]), run)
        except RecursionError:
            raise FeelLimitError(_TOO_DEEP) from None
        return Explanation(value, causes(self.tree, run.reasons) if value is None else ())


def parse(text: str, *, names: Names | Iterable[str], limits: Limits = DEFAULT) -> Expression:
    """Read `text` as one FEEL expression (DMN 1.5, 10.3.1.2) that may use `names` and the built-in functions.

    Raises FeelSyntaxError with line, column and what was expected; an unknown name is refused with the known
    names nearest to it.
    """
    known = names if isinstance(names, Names) else Names(names)
    reading = read(text, names=known, builtins=BUILTIN_NAMES, limits=limits)
    return Expression(text, reading.tree, reading.names, limits)
