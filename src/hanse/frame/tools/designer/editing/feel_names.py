"""A name of a FEEL text under another one, as FEEL's own parser finds it: never within a string or after a point."""

from collections.abc import Iterable, Iterator

from hanse.feel.builtins.table import NAMES as BUILTINS
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.lexer import Kind, Token, tokenise
from hanse.feel.limits import DEFAULT
from hanse.feel.names import Names
from hanse.feel.parser.grammar import read, read_tests
from hanse.feel.tree import Name, Node


def renamed(text: str, old: str, new: str, *, names: Iterable[str], tests: bool = False) -> str | None:
    """The text with `new` for `old`; None where that is not sure. `tests`: it is a cell that tests an input."""
    try:
        spots = list(_spelt(tokenise(text), old))
        if not spots:
            return text
        reader = read_tests if tests else read
        tree = reader(text, names=Names({*names, old}), builtins=BUILTINS, limits=DEFAULT).tree
    except FeelSyntaxError:
        return None
    meant = {one.place for one in _nodes(tree) if isinstance(one, Name) and one.name == old}
    if {one.place for one in spots} != meant:
        return None
    for one in reversed(spots):
        text = text[: one.start] + new + text[one.end :]
    return text


def _spelt(tokens: list[Token], name: str) -> Iterator[Token]:
    """Where the name is written, but not as an entry of something else."""
    before = ""
    for token in tokens:
        if token.kind is Kind.NAME and token.text == name and before != ".":
            yield token
        before = token.text if token.kind is Kind.SYMBOL else ""


def _nodes(tree: Node) -> Iterator[Node]:
    yield tree
    for one in tree.children():
        yield from _nodes(one)
