"""Parts of pages that are drawn once and kept by all that they follow from, so that they can never be out of date.

In a template: `{% once shell.name, link %}…{% endonce %}`; in a view: `once((one.id, version), lambda: …)`. A part must
follow from the values that are named, from the language, and from what a site never changes while it runs. Whatever
else a page needs (a person's name, a token) stands outside of it. Each process keeps its own, of the same content.
"""

from collections.abc import Callable, Hashable
from itertools import count

from django.utils.translation import get_language
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

MOST = 20_000_000
"""Characters; when there are more, all are drawn anew."""


class _Kept(dict[Hashable, Markup]):
    size = 0

    def keep(self, key: Hashable, part: Markup) -> Markup:
        self.size += len(part)
        if self.size > MOST:
            self.clear()
            self.size = len(part)
        self[key] = part
        return part


_kept = _Kept()
_numbers = count()


def once(key: tuple[Hashable, ...], draw: Callable[[], Markup]) -> Markup:
    """The part that was drawn for these values in this language, or drawn now."""
    # By type as well: a text that is escaped equals one that is still to be.
    whole = (get_language(), key, tuple(map(type, key)))
    return _kept.get(whole) or _kept.keep(whole, draw())


class Once(Extension):
    """The tag `once`."""

    tags = {"once"}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        # Each part of each compiled template has its own number: a changed template draws anew.
        values: list[nodes.Expr] = [nodes.Const(f"once {next(_numbers)}")]
        while parser.stream.current.type != "block_end":
            values.append(parser.parse_expression())
            parser.stream.skip_if("comma")
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        call = self.call_method("part", [nodes.Tuple(values, "load")])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def part(self, key: tuple[Hashable, ...], caller: Callable[[], Markup]) -> Markup:
        return once(key, caller)
