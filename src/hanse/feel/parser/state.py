"""The parser's state and the one loop of precedence climbing; what each construct means is in the modules above.

The tables of constructs are handed in, so that this module knows none of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.lexer import Kind, Token, tokenise
from hanse.feel.limits import Limits
from hanse.feel.names import Names
from hanse.feel.tree import Node
from hanse.feel.types.kinds import Type

STRAIGHT = "write strings between straight double quotation marks: \"…\", not '…'"

type Prefix = Callable[["Parser", Token], Node]
type Infix = Callable[["Parser", Node, Token], Node]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may begin an expression, and what may go on after one, with how tightly it binds."""

    beginnings: Mapping[str, Prefix]
    continuations: Mapping[str, tuple[int, Infix]]
    literal: Prefix
    name: Prefix


@dataclass(slots=True)
class Frame:
    """Names that one construct adds: a loop's variable, a context's entries. An open one may hold others too."""

    names: Names
    is_open: bool = False


@dataclass(slots=True)
class Parser:
    """A text being read."""

    text: str
    grammar: Grammar
    given: Names
    builtins: Names
    limits: Limits
    tokens: list[Token] = field(init=False)
    position: int = 0
    depth: int = 0
    frames: list[Frame] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    defined: list[str] = field(default_factory=list)
    """The entries of contexts that are being read, the innermost last."""
    types: Mapping[str, Type] = field(default_factory=dict)
    where: str = ""

    def __post_init__(self) -> None:
        self.tokens = tokenise(self.text, self.where)

    # Tokens

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.position]

    def advance(self) -> Token:
        """Take the next token, whatever it is."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def at(self, *texts: str) -> bool:
        """Tell whether the next token is one of these symbols or words."""
        token = self.tokens[self.position]
        return token.text in texts and token.kind is not Kind.STRING

    def take(self, *texts: str) -> Token | None:
        """Take the next token if it is one of these symbols or words."""
        return self.advance() if self.at(*texts) else None

    def expect(self, text: str, purpose: str) -> Token:
        """Take this symbol or word, or refuse the text, naming it and its purpose."""
        if not self.at(text):
            self.refuse(f'expected "{text}" {purpose}, found {shown(self.token)}', expected=(text,))
        return self.advance()

    def refuse(
        self,
        message: str,
        token: Token | None = None,
        *,
        expected: Sequence[str] = (),
        suggestions: Sequence[str] = (),
    ) -> NoReturn:
        """Raise FeelSyntaxError at a token, the next one by default."""
        place = (token or self.token).place
        raise FeelSyntaxError(message, text=self.text, place=place, expected=expected, suggestions=suggestions)

    # Names

    @contextmanager
    def naming(self, names: Iterable[str], *, is_open: bool = False) -> Iterator[Frame]:
        """Add names for a while; `is_open` where names that nobody declared may turn out to be members."""
        frame = Frame(Names(names), is_open)
        self.frames.append(frame)
        yield frame
        self.frames.pop()

    @contextmanager
    def defining(self, name: str) -> Iterator[None]:
        """Remember for a while that the entry of this name is being read."""
        self.defined.append(name)
        yield
        self.defined.pop()

    def longest_name(self) -> tuple[str, int] | None:
        """Return the longest name in scope that the next tokens spell, and how many tokens it takes."""
        best: tuple[str, int] | None = None
        scopes = (*(frame.names for frame in reversed(self.frames)), self.given, self.builtins)
        for names in scopes:
            found = names.longest(self.tokens, self.position)
            if found and (best is None or found[1] > best[1]):
                best = found
        return best

    def note_use(self, name: str) -> None:
        """Remember that a name given from outside is used; an open frame may shadow it only at run time."""
        if name in self.given and not any(name in frame.names for frame in self.frames if not frame.is_open):
            self.used[name] = None

    # Expressions

    def expression(self, binding: int = 0) -> Node:
        """Read one expression whose operators bind more tightly than `binding`."""
        self.deepen()
        node = self.go_on(self.begin(), binding)
        self.depth -= 1
        return node

    def deepen(self) -> None:
        """Go one level deeper, unless that is too deep; whoever calls it goes back up."""
        if self.depth >= self.limits.nesting:
            self.refuse(f"expressions may be nested {self.limits.nesting} deep; split this one up")
        self.depth += 1

    def begin(self) -> Node:
        """Read what stands before any operator."""
        token = self.token
        grammar = self.grammar
        if token.kind is Kind.NUMBER or token.kind is Kind.STRING:
            return grammar.literal(self, self.advance())
        beginning = grammar.beginnings.get(token.text)
        if token.kind is Kind.NAME:
            if beginning is None or ((found := self.longest_name()) and found[1] > 1):
                return grammar.name(self, token)
            return beginning(self, self.advance())
        if beginning is None:
            quoted = token.text == "'"
            self.refuse(STRAIGHT if quoted else f"expected a value, found {shown(token)}", expected=VALUE)
        return beginning(self, self.advance())

    def go_on(self, left: Node, binding: int) -> Node:
        """Read the operators that follow `left` as long as they bind more tightly than `binding`."""
        continuations = self.grammar.continuations
        while True:
            token = self.tokens[self.position]
            if token.kind is Kind.STRING:
                return left
            found = continuations.get(token.text)
            if found is None or found[0] <= binding:
                return left
            self.position += 1
            following = found[1](self, left, token)
            if following is left:
                self.position -= 1
                return left
            left = following


VALUE = ("a number", "a text in quotation marks", "a name", '"("', '"["')


def shown(token: Token) -> str:
    """Return a token as an error message names it."""
    match token.kind:
        case Kind.END:
            return "the end"
        case Kind.STRING:
            return f'the text "{token.text[:20]}"'
        case _:
            return f'"{token.text}"'
