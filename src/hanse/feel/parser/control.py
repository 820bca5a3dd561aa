"""Reading if, for, some and every (DMN 1.5, 10.3.1.2, rules 44 to 46)."""

from contextlib import ExitStack

from hanse.feel.lexer import Token
from hanse.feel.parser.state import Parser
from hanse.feel.parser.words import name_until
from hanse.feel.tree import Conditional, Iteration, Loop, Node, Quantified


def conditional(parser: Parser, token: Token) -> Node:
    """Read `if a then b else c` (10.3.1.2)."""
    condition = parser.expression()
    parser.expect("then", 'after the condition of "if"')
    then = parser.expression()
    parser.expect("else", 'of "if"; write "else null" where there is nothing else')
    return Conditional(token.place, condition, then, parser.expression())


def iteration(parser: Parser, token: Token) -> Node:
    """Read `for x in xs, y in 1..3 return …` (10.3.1.2)."""
    with ExitStack() as names:
        loops = _loops(parser, names)
        parser.expect("return", 'of "for"')
        names.enter_context(parser.naming(["partial"]))
        return Iteration(token.place, loops, parser.expression())


def quantified(parser: Parser, token: Token) -> Node:
    """Read `some x in xs satisfies …` or `every …` (10.3.1.2)."""
    with ExitStack() as names:
        loops = _loops(parser, names)
        parser.expect("satisfies", f'of "{token.text}"')
        return Quantified(token.place, "some" if token.text == "some" else "every", loops, parser.expression())


def _loops(parser: Parser, names: ExitStack) -> tuple[Loop, ...]:
    loops: list[Loop] = []
    while True:
        place = parser.token.place
        name = name_until(parser, "in")
        parser.expect("in", f'after "{name}"')
        source = parser.expression()
        end = parser.expression() if parser.take("..") else None
        loops.append(Loop(place, name, source, end))
        names.enter_context(parser.naming([name]))
        if not parser.take(","):
            return tuple(loops)
