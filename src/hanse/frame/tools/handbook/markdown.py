"""Markdown from words that may hold anything."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def plain(words: str) -> str:
    """Words that read as they are written."""
    return _SPECIAL.sub(r"\\\1", words)


def one_line(words: str) -> str:
    return plain(" ".join(words.split()))


def code(text: str) -> str:
    """A condition as it is written."""
    return f"`{' '.join(text.split())}`"


def cell_code(text: str) -> str:
    """The same in a cell of a table, which a bar would end."""
    return code(text).replace("|", r"\|")


def quoted(words: str) -> str:
    """A text of its own, line by line."""
    return "\n".join(f"> {plain(line)}".rstrip() for line in words.splitlines())


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(columns, rows))


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (columns, ["---"] * len(columns), *rows):
        yield f"| {' | '.join(cells)} |"


def filled(words: str, values: Mapping[str, str]) -> str:
    """Words with values for the names in braces; braces within the values stay."""
    return re.sub(r"{(\w+)}", lambda found: values[found[1]], words)
