"""Read a folder of content: pages.toml (the tree), and <language>/<address>.md for each page.

A file begins with TOML between two lines of +++ (title, summary, what the kind of page asks for); then comes Markdown.
Its second headings are headings of the page; a fence such as ```cards holds another part, in TOML.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hanse.site.manuscripts.manuscript import HOME, Manuscript, ManuscriptError, Part, Place

_MARK = "+++"
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_SINGLE = frozenset({"facts", "timeline"})
"""Parts that are a list of entries and nothing else; their TOML calls the list by the part's name."""


def read_content(folder: Path, kinds: Mapping[str, object], standing: Collection[str] = ()) -> tuple[Place, ...]:
    """The pages of a folder, parents first; `kinds` are those that there are. Raises ManuscriptError.

    `standing` are addresses of pages that the site has already.
    """
    tree = _toml(_text(folder / "pages.toml"), folder / "pages.toml")
    places: dict[str, Place] = {}
    for entry in tree.get("pages", ()):
        place = _place(folder, entry, kinds)
        if place.address and place.above not in {*places, *standing}:
            raise ManuscriptError(f"{folder}/pages.toml: “{place.address}” stands before the page above it. Move it.")
        if place.address in places:
            raise ManuscriptError(f"{folder}/pages.toml: “{place.address}” is there twice. Take one out.")
        places[place.address] = place
    if not places:
        raise ManuscriptError(f'{folder}/pages.toml: names no page. Begin with address = "" and kind = "home".')
    return tuple(places.values())


def _place(folder: Path, entry: Mapping[str, Any], kinds: Mapping[str, object]) -> Place:
    address, kind = entry.get("address", ""), entry.get("kind", "page")
    if kind not in kinds:
        raise ManuscriptError(f"{folder}/pages.toml: “{kind}” is no kind of page. There are {', '.join(kinds)}.")
    files = sorted(folder.glob(f"*/{address or HOME}.md"))
    if not files:
        raise ManuscriptError(f"{folder}: no language has {address or HOME}.md, which pages.toml names. Write one.")
    by_language = {file.relative_to(folder).parts[0]: read_manuscript(file) for file in files}
    return Place(address, kind, bool(entry.get("menu", False)), by_language)


def read_manuscript(file: Path) -> Manuscript:
    """One file. Raises ManuscriptError."""
    _before, _mark, rest = _text(file).partition(f"{_MARK}\n")
    head, mark, body = rest.partition(f"\n{_MARK}\n")
    if not mark:
        raise ManuscriptError(f"{file}: must begin with TOML between two lines of {_MARK}.")
    said = _toml(head, file)
    if not said.get("title"):
        raise ManuscriptError(f"{file}: has no title. Give it one.")
    return Manuscript(said.pop("title"), said.pop("summary", ""), tuple(_parts(body, file)), said)


def _parts(body: str, file: Path) -> Iterator[Part]:
    """Headings of the second order and fences each make a part; whatever lies between them is one of text."""
    text: list[Token] = []
    tokens = iter(_MARKDOWN.parse(body))
    for token in tokens:
        heading = token.type == "heading_open" and token.tag == "h2"
        if heading or (token.type == "fence" and token.info):
            yield from _text_part(text)
            text = []
            yield Part("heading", _inline(tokens)) if heading else _fenced(token, file)
        else:
            text.append(token)
    yield from _text_part(text)


def _text_part(tokens: list[Token]) -> Iterator[Part]:
    if tokens:
        yield Part("text", _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _inline(tokens: Iterator[Token]) -> str:
    """The words of a heading whose opening was read."""
    words = next(tokens).content
    next(tokens)
    return words


def _fenced(token: Token, file: Path) -> Part:
    kind, value = token.info.strip(), _toml(token.content, file)
    return Part(kind, value.get(kind, []) if kind in _SINGLE else value)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ManuscriptError(f"{file}: cannot be read ({error}).") from error


def _toml(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManuscriptError(f"{file}: is no TOML: {error}.") from error
