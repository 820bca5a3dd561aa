"""Reading what follows a value: operators, paths, filters, calls (DMN 1.5, 10.3.1.2)."""

from hanse.feel.lexer import Kind, Token
from hanse.feel.parser.names import member
from hanse.feel.parser.state import Infix, Parser
from hanse.feel.parser.values import COMPARISON, in_brackets, is_open_end, unary_test
from hanse.feel.parser.values import TESTS as TEST_OPERATORS
from hanse.feel.parser.words import name_until
from hanse.feel.tree import (
    Arithmetic,
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Filter,
    Invocation,
    Membership,
    Negation,
    Node,
    Path,
)

OR, AND, SUM, PRODUCT, POWER, SIGN, VALUE = 10, 20, 40, 50, 60, 70, 80


def chain(make: type[Conjunction | Disjunction], binding: int) -> Infix:
    """Return the reader of `and` or `or`, which gathers a whole chain into one node (10.3.1.2)."""

    def read(parser: Parser, left: Node, token: Token) -> Node:
        parts = [left, parser.expression(binding)]
        while parser.take(token.text):
            parts.append(parser.expression(binding))
        return make(token.place, tuple(parts))

    return read


def arithmetic(binding: int) -> Infix:
    """Return the reader of an operator that groups from the left (10.3.1.2)."""
    return lambda parser, left, token: Arithmetic(token.place, token.text, left, parser.expression(binding))


def comparison(parser: Parser, left: Node, token: Token) -> Node:
    """Read `= b`, `< b` and their like (10.3.1.2)."""
    return Comparison(token.place, token.text, left, parser.expression(COMPARISON))


def between(parser: Parser, left: Node, token: Token) -> Node:
    """Read `between low and high` (10.3.1.2)."""
    low = parser.expression(COMPARISON)
    parser.expect("and", 'between the two ends of "between"')
    return Between(token.place, left, low, parser.expression(COMPARISON))


def membership(parser: Parser, left: Node, token: Token) -> Node:
    """Read `in test` or `in (test, test)` (10.3.1.2)."""
    with parser.naming(["?"]):
        if parser.at(*TEST_OPERATORS):
            return Membership(token.place, left, (unary_test(parser),))
        if bracket := parser.take("("):
            tests = in_brackets(parser, bracket, many=True)
            if len(tests) > 1:
                return Membership(token.place, left, tests)
            return Membership(token.place, left, (parser.go_on(tests[0], COMPARISON),))
        return Membership(token.place, left, (parser.expression(COMPARISON),))


def negation(parser: Parser, token: Token) -> Node:
    """Read `-a` (10.3.1.2)."""
    return Negation(token.place, parser.expression(SIGN))


def path(parser: Parser, left: Node, token: Token) -> Node:
    """Read `.name` (10.3.1.2)."""
    return Path(token.place, left, member(parser))


def selection(parser: Parser, left: Node, token: Token) -> Node:
    """Read `[condition]`, unless the bracket ends an interval (10.3.1.2)."""
    if is_open_end(parser):
        return left
    with parser.naming(["item"], is_open=True):
        condition = parser.expression()
    parser.expect("]", f"to close the filter of {token.place}")
    return Filter(token.place, left, condition)


def call(parser: Parser, left: Node, token: Token) -> Node:
    """Read `(a, b)` or `(name: a)` (10.3.1.2)."""
    names: list[str] = []
    arguments: list[Node] = []
    is_named = _begins_named(parser)
    while not parser.at(")"):
        if is_named:
            names.append(name_until(parser, ":"))
            parser.expect(":", "after the parameter's name")
        arguments.append(parser.expression())
        if not parser.take(","):
            break
    parser.expect(")", f"or a comma in the call of {token.place}")
    return Invocation(left.place, left, tuple(arguments), tuple(names))


def _begins_named(parser: Parser) -> bool:
    position = parser.position
    while parser.tokens[position].kind is Kind.NAME:
        position += 1
    return position > parser.position and parser.tokens[position].text == ":"


def misspelt(right: str) -> Infix:
    """Return a reader that refuses another language's operator and names FEEL's (10.3.1.2)."""

    def read(parser: Parser, _left: Node, token: Token) -> Node:
        parser.refuse(f'"{token.text}" is not FEEL; write "{right}"', token, expected=(right,))

    return read
