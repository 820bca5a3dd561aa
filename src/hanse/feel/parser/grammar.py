"""The tables of FEEL's grammar (DMN 1.5, 10.3.1.2) and the reading of a whole text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.lexer import Kind, Token
from hanse.feel.limits import Limits
from hanse.feel.names import Names
from hanse.feel.parser import control, operators, types, values
from hanse.feel.parser.names import name
from hanse.feel.parser.state import Grammar, Parser, shown
from hanse.feel.source import Place
from hanse.feel.tree import Conjunction, Disjunction, Node, height
from hanse.feel.types.kinds import Type


def _refuse_bang(parser: Parser, token: Token) -> NoReturn:
    parser.refuse('"!" is not FEEL; write not(…)', token, expected=("not(",))


GRAMMAR = Grammar(
    beginnings={
        "true": values.constant(True),
        "false": values.constant(False),
        "null": values.constant(None),
        "(": values.bracketed,
        "[": values.listed,
        "]": values.reversed_bracket,
        "{": values.context,
        "-": operators.negation,
        "@": values.at_literal,
        "if": control.conditional,
        "for": control.iteration,
        "some": control.quantified,
        "every": control.quantified,
        "function": values.function,
        "!": _refuse_bang,
    },
    continuations={
        "or": (operators.OR, operators.chain(Disjunction, operators.OR)),
        "and": (operators.AND, operators.chain(Conjunction, operators.AND)),
        **dict.fromkeys(values.TESTS, (values.COMPARISON, operators.comparison)),
        "between": (values.COMPARISON, operators.between),
        "in": (values.COMPARISON, operators.membership),
        "instance": (values.COMPARISON, types.instance_of),
        "+": (operators.SUM, operators.arithmetic(operators.SUM)),
        "-": (operators.SUM, operators.arithmetic(operators.SUM)),
        "*": (operators.PRODUCT, operators.arithmetic(operators.PRODUCT)),
        "/": (operators.PRODUCT, operators.arithmetic(operators.PRODUCT)),
        "**": (operators.POWER, operators.arithmetic(operators.POWER)),
        ".": (operators.VALUE, operators.path),
        "[": (operators.VALUE, operators.selection),
        "(": (operators.VALUE, operators.call),
        "==": (operators.VALUE, operators.misspelt("=")),
        "<>": (operators.VALUE, operators.misspelt("!=")),
        "&&": (operators.VALUE, operators.misspelt("and")),
        "||": (operators.VALUE, operators.misspelt("or")),
    },
    literal=values.literal,
    name=name,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that has been read: its tree, and the given names that it uses, in order of first use."""

    tree: Node
    names: tuple[str, ...]


def read(
    text: str,
    *,
    names: Names,
    builtins: Names,
    limits: Limits,
    types: Mapping[str, Type] = MappingProxyType({}),
    members: Collection[str] = (),
    where: str = "",
) -> Reading:
    """Read a whole text as one expression (10.3.1.2); raise FeelSyntaxError with line and column where it is none.

    `types` are those that a model defines, `members` names of entries that hold spaces, `where` names the text.
    """
    parser = _parser(text, names=names, builtins=builtins, limits=limits, types=types, members=members, where=where)
    tree = parser.expression()
    return _finished(parser, tree)


def read_tests(
    text: str,
    *,
    names: Names,
    builtins: Names,
    limits: Limits,
    types: Mapping[str, Type] = MappingProxyType({}),
    members: Collection[str] = (),
    where: str = "",
) -> Reading:
    """Read a whole text as tests of `?` (10.3.1.2, rule 15): `< 10`, `"a", "b"`, `not(1, 2)`; "-" tests nothing."""
    parser = _parser(text, names=names, builtins=builtins, limits=limits, types=types, members=members, where=where)
    with parser.naming(["?"]):
        tree = values.unary_tests(parser)
    return _finished(parser, tree)


def _parser(
    text: str,
    *,
    names: Names,
    builtins: Names,
    limits: Limits,
    types: Mapping[str, Type],
    members: Collection[str],
    where: str,
) -> Parser:
    if len(text) > limits.characters:
        message = f"an expression may have {limits.characters} characters; this one has {len(text)}"
        raise FeelSyntaxError(message, text=text, place=Place(1, 1, where))
    parser = Parser(text, GRAMMAR, names, builtins, limits, types=types, members=set(members), where=where)
    if parser.token.kind is Kind.END:
        parser.refuse("the expression is empty", expected=("an expression",))
    return parser


def _finished(parser: Parser, tree: Node) -> Reading:
    if parser.position < len(parser.tokens) - 1:
        parser.refuse(f"expected an operator or the end, found {shown(parser.token)}", expected=("an operator",))
    if height(tree) > parser.limits.height:
        parser.refuse(f"the expression is too tall: more than {parser.limits.height} operators inside one another")
    return Reading(tree, tuple(parser.used))
