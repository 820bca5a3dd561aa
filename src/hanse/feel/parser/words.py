"""Reading new names: of entries, parameters and variables (DMN 1.5, 10.3.1.4)."""

from hanse.feel.lexer import Kind
from hanse.feel.parser.state import Parser, shown


def name_until(parser: Parser, *ends: str) -> str:
    """Read a new name up to one of the symbols (10.3.1.4): as written, with single spaces."""
    first = parser.token
    while not parser.at(*ends):
        token = parser.token
        if token.kind in {Kind.END, Kind.STRING} or token.text in "()[]{},:":
            parser.refuse(f"expected a name, found {shown(token)}", expected=("a name",))
        parser.advance()
    last = parser.tokens[parser.position - 1]
    if last.start < first.start:
        parser.refuse(f"expected a name, found {shown(first)}", first, expected=("a name",))
    return " ".join(parser.text[first.start : last.end].split())
