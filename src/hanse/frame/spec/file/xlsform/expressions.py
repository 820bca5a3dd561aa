"""Expressions of XLSForms (XPath's) as FEEL."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hanse.questions.spec.question import Question


class NotCarriedError(ValueError):
    """An expression that FEEL cannot say here; the message says why."""


_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<string>'[^']*'|"[^"]*")|\$\{\s*(?P<name>[^{}]+?)\s*\}"""
    r"""|(?P<word>[A-Za-z_][\w-]*(?:\:[\w-]+)?)|(?P<sign><=|>=|!=|[=<>+*(),|-])|(?P<self>\.(?!\d)))""",
)
_DEEPEST = 60
LONGEST = 4000
"""Of an expression in FEEL, in letters: nobody reads longer ones, and calculations of calculations grow."""


@dataclass(frozen=True, slots=True)
class Term:
    """FEEL text; `question` where it is an answer, `literal` where it is a string as it was written."""

    feel: str
    question: Question | None = None
    literal: str | None = None


type Join = Callable[[str, Term, Term], str]
"""The sign between two terms, and they."""


class Translator:
    """`known` are the questions that may be named, by their names in the form; `own`: the one that `.` stands for.

    `calculated` are FEEL by names of the form, `columns` the words of a row of choices by column.
    """

    def __init__(
        self,
        known: Mapping[str, Question],
        own: Question | None = None,
        *,
        today: str = "today()",
        calculated: Mapping[str, str] | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        self.known, self.own, self.today = known, own, today
        self.calculated, self.columns = calculated or {}, columns

    def feel(self, text: str) -> str:
        """Raises NotCarriedError."""
        self._tokens = _tokens(text)
        self._at, self._depth = 0, 0
        found = self._either()
        if self._kind():
            raise NotCarriedError(f"“{self._tokens[self._at][1]}” was not expected there")
        if len(found.feel) > LONGEST:
            raise NotCarriedError(f"with what it is calculated from, it would be {len(found.feel)} letters long")
        return found.feel

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1] if self._at <= len(self._tokens) else ""

    def _expect(self, sign: str) -> None:
        if self._peek() != sign or self._kind() == "string":
            raise NotCarriedError(f"“{sign}” is missing" + (f" before “{self._peek()}”" if self._peek() else ""))
        self._at += 1

    def _joined(self, words: tuple[str, ...], below: Callable[[], Term], make: Join) -> Term:
        found = below()
        while self._kind() in {"word", "sign"} and self._peek() in words:
            found = Term(make(self._next(), found, below()))
        return found

    def _either(self) -> Term:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotCarriedError("its brackets stand too deep inside one another")
        found = self._joined(("or",), self._both, lambda _word, one, other: f"{one.feel} or {other.feel}")
        self._depth -= 1
        return found

    def _both(self) -> Term:
        return self._joined(("and",), self._compared, lambda _word, one, other: f"{one.feel} and {other.feel}")

    def _compared(self) -> Term:
        return self._joined(("=", "!=", "<=", ">=", "<", ">"), self._sum, _comparison)

    def _sum(self) -> Term:
        return self._joined(("+", "-"), self._product, lambda sign, one, other: f"{one.feel} {sign} {other.feel}")

    def _product(self) -> Term:
        return self._joined(("*", "div", "mod"), self._signed, _product)

    def _signed(self) -> Term:
        signs = 0
        while self._kind() == "sign" and self._peek() == "-":
            self._at, signs = self._at + 1, signs + 1
        if not signs:
            return self._primary()
        return Term("-" * (2 - signs % 2) + self._primary().feel)

    def _primary(self) -> Term:
        kind, text = self._kind(), self._next()
        match kind:
            case "number":
                return Term(f"0{text}" if text.startswith(".") else text)
            case "string":
                return Term(_quoted(text[1:-1]), literal=text[1:-1])
            case "name":
                return self._answer(text)
            case "self" if self.own is not None:
                return Term(self.own.key, self.own)
            case "word":
                return self._call(text)
            case "sign" if text == "(":
                inside = self._either()
                self._expect(")")
                return Term(f"({inside.feel})")
        raise NotCarriedError(f"“{text}” was not expected there" if text else "it ends too early")

    def _answer(self, name: str) -> Term:
        if name in self.calculated:
            return Term(f"({self.calculated[name]})")
        question = self.known.get(name)
        if question is None:
            raise NotCarriedError(f"it looks at “{name}”, which is not asked before, or was not carried over")
        return Term(question.key, question)

    def _call(self, name: str) -> Term:
        if self._peek() != "(" and self.columns is not None:
            words = self.columns.get(name.lower(), "")
            return Term(_quoted(words), literal=words)
        if self._peek() != "(":
            raise NotCarriedError(f"“{name}” is no function and no question")
        self._at += 1
        given: list[Term] = []
        while self._peek() != ")" or self._kind() == "string":
            if given:
                self._expect(",")
            given.append(self._either())
        self._at += 1
        known = _FUNCTIONS.get(name)
        if known is None or len(given) not in known[0]:
            raise NotCarriedError(f"the function “{name}” with {len(given)} values has no counterpart")
        return Term(self.today if name == "today" else known[1](given))


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at, text = 0, text.strip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise NotCarriedError(f"“{text[at : at + 12].strip()}” cannot be read")
        kind = str(token.lastgroup)
        found.append((kind, token[kind]))
        at = token.end()
    return found


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comparison(sign: str, one: Term, other: Term) -> str:
    left, right = _compared(one, other), _compared(other, one)
    return f"{left} {sign} {right}"


def _compared(own: Term, other: Term) -> str:
    """A string beside a question of another kind is what it stands for there; an empty one stands for no answer."""
    if own.literal is None:
        return own.feel
    if not own.literal.strip():
        return "null"
    kind = other.question.kind if other.question else ""
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", own.literal.strip()):
        return own.literal.strip()
    return f"date({own.feel})" if kind == "date" else own.feel


def _product(word: str, one: Term, other: Term) -> str:
    if word == "mod":
        return f"modulo({one.feel}, {other.feel})"
    return f"{one.feel} {'/' if word == 'div' else word} {other.feel}"


def _selected(given: list[Term]) -> str:
    answer, option = given
    if answer.question is not None and answer.question.kind == "multiple":
        return f"list contains({answer.feel}, {option.feel})"
    return f"({answer.feel} = {option.feel})"


def _named(feel: str) -> Callable[[list[Term]], str]:
    return lambda given: f"{feel}({', '.join(one.feel for one in given)})"


def _pattern(given: list[Term]) -> str:
    """A whole text must match in XForms, a part of it in FEEL."""
    literal = given[1].literal
    if literal is None:
        raise NotCarriedError("a pattern must be a text in quotes")
    whole = literal if literal.startswith("^") and literal.endswith("$") else f"^(?:{literal})$"
    return f"matches({given[0].feel}, {_quoted(whole)})"


_ANY = range(1, 100)

_FUNCTIONS: Mapping[str, tuple[range, Callable[[list[Term]], str]]] = {
    "selected": (range(2, 3), _selected),
    "count-selected": (range(1, 2), _named("count")),
    "not": (range(1, 2), _named("not")),
    "true": (range(1), lambda _given: "true"),
    "false": (range(1), lambda _given: "false"),
    "today": (range(1), lambda _given: "today()"),
    "date": (range(1, 2), _named("date")),
    "if": (range(3, 4), lambda given: "(if {} then {} else {})".format(*(one.feel for one in given))),
    "string-length": (range(1, 2), _named("string length")),
    "contains": (range(2, 3), _named("contains")),
    "starts-with": (range(2, 3), _named("starts with")),
    "ends-with": (range(2, 3), _named("ends with")),
    "regex": (range(2, 3), _pattern),
    "coalesce": (range(2, 3), lambda given: "(if {0} != null then {0} else {1})".format(*(one.feel for one in given))),
    "number": (range(1, 2), lambda given: given[0].feel),
    "int": (range(1, 2), _named("floor")),
    "abs": (range(1, 2), _named("abs")),
    "round": (range(2, 3), _named("round half up")),
    "min": (_ANY, _named("min")),
    "sum": (range(1, 2), _named("sum")),
    "count": (range(1, 2), _named("count")),
    "max": (_ANY, _named("max")),
    "concat": (range(2, 100), lambda given: " + ".join(one.feel for one in given)),
}
