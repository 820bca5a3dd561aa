"""Text to tokens (DMN 1.5, 10.3.1.2).

A name may hold spaces and signs (`date and time`, `to-do`), so the lexer cannot tell where a name ends, nor a
keyword from a part of a name. It yields the parts; the parser, which knows the names in scope, joins them.
"""

import re
from enum import Enum
from typing import NamedTuple

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.source import Place


class Kind(Enum):
    """What a token is."""

    NAME = "name"
    NUMBER = "number"
    STRING = "string"
    SYMBOL = "symbol"
    END = "end"


class Token(NamedTuple):
    """One token; `text` is as written, except that a string's is its content, and `start:end` its slice."""

    kind: Kind
    text: str
    start: int
    end: int
    place: Place


_ONLY_INSIDE = r"\d\u00B7\u0300-\u036F\u203F\u2040"
_OF_NAMES = (
    rf"\w{_ONLY_INSIDE}\u0370-\u037D\u037F-\u167F\u1681-\u180D\u180F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFFD\U00010000-\U000EFFFF"
)
"""Characters of names by rules 28 and 29, without the white space of rule 61 among them, and all that are letters."""
_PATTERN = re.compile(
    rf"""
      (?P<blank>   [\s\u180E\u200B\uFEFF]+ | //[^\n]* | /\*.*?\*/ )
    | (?P<number>  (?: [0-9]+ (?: \.[0-9]+ )? | \.[0-9]+ ) (?: [eE][+-]?[0-9]+ )? )
    | (?P<name>    (?! [{_ONLY_INSIDE}] ) [{_OF_NAMES}]+ | \? )
    | (?P<string>  "(?: [^"\\] | \\. )*" )
    | (?P<symbol>  \*\* | \.\. | <= | >= | != | <> | == | && | \|\| | /(?!\*) | [-+*=<>()\[\]{{}},:.@'’!] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}
_MEANT = {"–": "-", "—": "-", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "÷": "/", "…": ".."}
"""What a word processor makes of FEEL's signs."""
_KINDS = {"number": Kind.NUMBER, "name": Kind.NAME, "string": Kind.STRING, "symbol": Kind.SYMBOL}


def tokenise(text: str, where: str = "") -> list[Token]:
    """Return the tokens of `text`, the last of kind END (10.3.1.4); raise FeelSyntaxError at what is no token."""
    tokens: list[Token] = []
    position, line, line_start = 0, 1, 0
    match = _PATTERN.match
    while found := match(text, position):
        end = found.end()
        kind = found.lastgroup
        value = found.group()
        if kind != "blank":
            place = Place(line, position - line_start + 1, where)
            shown = _unescape(value, text, place) if kind == "string" else value
            tokens.append(Token(_KINDS[kind or ""], shown, position, end, place))
        if "\n" in value:
            line += value.count("\n")
            line_start = position + value.rindex("\n") + 1
        position = end
    place = Place(line, position - line_start + 1, where)
    if position < len(text):
        raise FeelSyntaxError(_complaint(text, position), text=text, place=place)
    tokens.append(Token(Kind.END, "", position, position, place))
    return tokens


def _complaint(text: str, position: int) -> str:
    if text[position] == '"':
        return "this string has no closing quotation mark"
    if text.startswith("/*", position):
        return "this comment has no closing */"
    if text[position] in "“”„«»‘":
        return f'write strings between straight quotation marks: "…", not {text[position]}…'
    if text[position] in _MEANT:
        return f'write "{_MEANT[text[position]]}", not {text[position]}'
    return f"unexpected character {text[position]!r}"


def _unescape(quoted: str, text: str, place: Place) -> str:
    if "\\" not in quoted:
        return quoted[1:-1]

    def character(found: re.Match[str]) -> str:
        code = found.group(1)
        if len(code) > 1:
            return _character(int(code[1:], 16), text, place)
        # A sign that needs no escape keeps its backslash: patterns such as "\\d" are written so.
        return _ESCAPED.get(code, f"\\{code}")

    # A pair of \u surrogates is one character, as in JSON.
    joined = _ESCAPE.sub(character, quoted[1:-1])
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(code: int, text: str, place: Place) -> str:
    if code > 0x10FFFF:
        raise FeelSyntaxError("an escape beyond the last Unicode character", text=text, place=place)
    return chr(code)
