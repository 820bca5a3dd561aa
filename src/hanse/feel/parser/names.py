"""Reading names (DMN 1.5, 10.3.1.4): the longest in scope wins; an unknown one is refused with its neighbours."""

from typing import NoReturn

from hanse.feel.lexer import Kind, Token
from hanse.feel.names import Names, nearest
from hanse.feel.parser.state import Parser
from hanse.feel.tree import Name, Node

KEYWORDS = frozenset(
    {"if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between", "instance",
     "of", "function", "true", "false", "null"}
)  # fmt: skip


def name(parser: Parser, token: Token) -> Node:
    """Read a name that stands for a value (10.3.1.4)."""
    found = parser.longest_name()
    if found:
        parser.position += found[1]
        if found[0] == "not" and not parser.at("("):
            parser.refuse("write not(…) with brackets", token, expected=("not(",))
        parser.note_use(found[0])
        return Name(token.place, found[0])
    if token.text in KEYWORDS:
        parser.refuse(f'expected a value, found the word "{token.text}"')
    if not any(frame.is_open for frame in parser.frames):
        _refuse_unknown(parser, token)
    return Name(token.place, member(parser))


def member(parser: Parser) -> str:
    """Read the name of an entry of a context (10.3.1.5): one seen before, or all the words up to the next sign."""
    found = Names(parser.members).longest(parser.tokens, parser.position) if parser.members else None
    if found and found[1] > 1:
        parser.position += found[1]
        return found[0]
    if parser.token.kind is not Kind.NAME:
        parser.refuse("expected the name of an entry", expected=("a name",))
    words = [parser.advance().text]
    while parser.token.kind is Kind.NAME and parser.token.text not in KEYWORDS:
        words.append(parser.advance().text)
    return " ".join(words)


def _refuse_unknown(parser: Parser, token: Token) -> NoReturn:
    start = parser.position
    unknown = member(parser)
    is_call = parser.at("(")
    parser.position = start
    if unknown in parser.defined:
        parser.refuse(f'"{unknown}" cannot be used in its own entry; the entries before it can', token)
    scopes = [parser.builtins] if is_call else [*(frame.names for frame in parser.frames), parser.given]
    known = {candidate for names in scopes for candidate in names}
    close = nearest(unknown, known) or nearest(token.text, known)
    kind = "function" if is_call else "name"
    hint = f"; did you mean {_either(close)}?" if close else ""
    parser.refuse(f'there is no {kind} "{unknown}" here{hint}', token, expected=sorted(known), suggestions=close)


def _either(names: list[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
