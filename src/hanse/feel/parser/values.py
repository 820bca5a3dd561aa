"""Reading literals, lists, intervals, contexts and brackets (DMN 1.5, 10.3.1.2)."""

from contextlib import ExitStack
from decimal import Decimal, InvalidOperation

from hanse.feel.boxes import Tests
from hanse.feel.lexer import Kind, Token
from hanse.feel.names import can_be_written
from hanse.feel.parser.state import Parser, Prefix, shown
from hanse.feel.parser.types import type_name
from hanse.feel.parser.words import name_until
from hanse.feel.tree import AtLiteral, ContextOf, FunctionOf, Interval, ListOf, Literal, Node, UnaryTest
from hanse.feel.types.kinds import ANY, Type
from hanse.feel.values.numbers import DIGITS
from hanse.feel.values.spelling import moment_from

TESTS = frozenset({"=", "!=", "<", "<=", ">", ">="})
# What may stand after the "[" that closes [1..10[, and can begin no filter condition.
_AFTER_OPEN_END = frozenset(
    {"", ")", "]", "}", ",", ".", "and", "or", "then", "else", "return", "satisfies", "in", "=", "!=", "between"}
)


def literal(parser: Parser, token: Token) -> Node:
    """Read a number or a string (10.3.1.2)."""
    if token.kind is Kind.STRING:
        return Literal(token.place, token.text)
    if token.text.isdigit() and len(token.text) <= DIGITS:
        return Literal(token.place, int(token.text))
    number = _number(token.text)
    if number is None:
        parser.refuse(f"this number is outside what {DIGITS} decimal digits with an exponent of 6144 can hold", token)
    return Literal(token.place, number)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:  # Python's own exponents end as well, even those of nought
        return None
    return number if not number or -6176 <= number.adjusted() <= 6144 else None


def at_literal(parser: Parser, token: Token) -> Node:
    """Read `@"2026-11-26"` and its like (10.3.1.2)."""
    if parser.token.kind is not Kind.STRING:
        parser.refuse('expected a text after "@", as in @"2026-11-26"', expected=("a text in quotation marks",))
    text = parser.advance().text
    value = moment_from(text)
    if value is None:
        parser.refuse(f'"{text[:40]}" is no date, time, date and time or duration', token)
    return AtLiteral(token.place, value)


def constant(value: bool | None) -> Prefix:  # noqa: FBT001  the word is the value
    """Return the reader of the word for `value` (10.3.1.2)."""
    return lambda _, token: Literal(token.place, value)


def bracketed(parser: Parser, token: Token) -> Node:
    """Read what "(" begins (10.3.1.2): an expression, an interval with an open start, or a unary test."""
    return in_brackets(parser, token, many=False)[0]


def in_brackets(parser: Parser, token: Token, *, many: bool) -> tuple[Node, ...]:
    """Read what "(" begins (10.3.1.2); with `many`, tests with commas between them as well."""
    tests = [positive_test(parser)]
    if not isinstance(tests[0], UnaryTest) and parser.take(".."):
        return (_interval(parser, token, tests[0], start_included=False),)
    while many and parser.take(","):
        tests.append(positive_test(parser))
    parser.expect(")", f"to close the bracket of {token.place}")
    return tuple(tests)


def listed(parser: Parser, token: Token) -> Node:
    """Read what "[" begins (10.3.1.2): a list, or an interval with a closed start."""
    items: list[Node] = []
    if parser.take("]"):
        return ListOf(token.place, ())
    while True:
        items.append(parser.expression())
        if len(items) == 1 and parser.take(".."):
            return _interval(parser, token, items[0], start_included=True)
        if not parser.take(","):
            break
    parser.expect("]", f"or a comma in the list of {token.place}")
    return ListOf(token.place, tuple(items))


def reversed_bracket(parser: Parser, token: Token) -> Node:
    """Read what "]" begins (10.3.1.2): an interval with an open start, as in ]1..10]."""
    first = parser.expression()
    parser.expect("..", "between the ends of an interval")
    return _interval(parser, token, first, start_included=False)


def _interval(parser: Parser, token: Token, start: Node, *, start_included: bool) -> Node:
    end = parser.expression()
    closing = parser.take("]", ")", "[")
    if closing is None:
        parser.refuse(f'expected "]" or ")" to end the interval, found {shown(parser.token)}', expected=("]", ")"))
    return Interval(token.place, start, end, start_included=start_included, end_included=closing.text == "]")


def is_open_end(parser: Parser) -> bool:
    """Tell whether the "[" just taken ends an interval, as in [1..10[, rather than beginning a filter (10.3.1.2)."""
    following = parser.token
    return following.kind is not Kind.STRING and following.text in _AFTER_OPEN_END


def unary_test(parser: Parser) -> Node:
    """Read `< 10` and its like (10.3.1.2)."""
    operator = parser.advance()
    return UnaryTest(operator.place, operator.text, parser.expression(COMPARISON))


# How tightly a comparison binds: its operands hold no comparison of their own without brackets.
COMPARISON = 30


def positive_test(parser: Parser) -> Node:
    """Read one test (10.3.1.2): `< 10`, an interval, or a value."""
    return unary_test(parser) if parser.at(*TESTS) else parser.expression()


def unary_tests(parser: Parser) -> Tests:
    """Read the tests of a cell (10.3.1.2): "-" for any value, `not(…)` for all but those, or tests with commas."""
    place = parser.token.place
    if parser.at("-") and parser.tokens[parser.position + 1].kind is Kind.END:
        parser.advance()
        return Tests(place, (), negated=True)
    if parser.at("not") and parser.tokens[parser.position + 1].text == "(" and _closes_last(parser):
        parser.position += 2
        tests = _tests(parser)
        parser.expect(")", 'to close "not("')
        return Tests(place, tests, negated=True)
    return Tests(place, _tests(parser))


def _tests(parser: Parser) -> tuple[Node, ...]:
    tests = [positive_test(parser)]
    while parser.take(","):
        tests.append(positive_test(parser))
    return tuple(tests)


def _closes_last(parser: Parser) -> bool:
    """Tell whether the bracket after "not" closes at the very end, so that it negates tests and is no call's."""
    depth = 0
    for position in range(parser.position + 1, len(parser.tokens) - 1):
        token = parser.tokens[position]
        if token.kind is Kind.SYMBOL:
            depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            return position == len(parser.tokens) - 2
    return False


def context(parser: Parser, token: Token) -> Node:
    """Read `{a: 1, b: a + 1}`; an entry may use those before it (10.3.1.2)."""
    entries: dict[str, Node] = {}
    with ExitStack() as names:
        while not parser.at("}"):
            start = parser.token
            name = _key(parser)
            if name in entries:
                parser.refuse(f'"{name}" is twice in this context', start)
            parser.expect(":", f'after "{name}"')
            with parser.defining(name):
                entries[name] = parser.expression()
            if can_be_written(name):
                parser.members.add(name)
                names.enter_context(parser.naming([name]))
            if not parser.take(","):
                break
        parser.expect("}", f"or a comma in the context of {token.place}")
    return ContextOf(token.place, tuple(entries.items()))


def _key(parser: Parser) -> str:
    if parser.token.kind is Kind.STRING:
        return parser.advance().text
    return name_until(parser, ":")


def function(parser: Parser, token: Token) -> Node:
    """Read `function(a, b: number) a + b` (10.3.1.2)."""
    parser.expect("(", "after function")
    names: list[str] = []
    types: list[Type] = []
    while not parser.at(")"):
        names.append(name_until(parser, ",", ")", ":"))
        types.append(type_name(parser) if parser.take(":") else ANY)
        if not parser.take(","):
            break
    parser.expect(")", "after the parameters")
    if parser.at("external"):
        parser.refuse("functions of other languages are not run here: write the function in FEEL")
    with parser.naming(names):
        body = parser.expression()
    return FunctionOf(token.place, tuple(names), body, tuple(types) if types != [ANY] * len(types) else ())
