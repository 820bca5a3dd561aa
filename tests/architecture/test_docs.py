"""The documentation: every page on the map, every link to something, every label and command as the program has it."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from hanse.host.cli.main import places

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "doc").rglob("*.md"))
TOP = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
GUIDES = [*sorted((ROOT / "doc" / "use").glob("*.md")), ROOT / "README.md"]
MAP = ROOT / "doc" / "README.md"

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`]*`")
ITALICS = re.compile(r"(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*(?![*\w])")
COMMAND = re.compile(r"(?<![\w/.-])hanse ([a-z]+)\b")
NOT_A_LABEL = {"like this", "set"}
"""Italics that explain the convention, or stress a word."""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [target for target in LINK.findall(CODE.sub("", text)) if "://" not in target and not target.startswith("#")]


@pytest.mark.parametrize("page", [*PAGES, *TOP], ids=named)
def test_every_link_leads_to_something_in_this_tree(page):
    dead = [target for target in links(page) if not (page.parent / target.split("#")[0]).exists()]
    assert dead == []


def test_every_page_is_on_the_map():
    """By itself or by its folder; only decisions, which come one after the other, lie in a folder that is linked."""
    linked = {(MAP.parent / target).resolve() for target in links(MAP)}
    assert {named(place) for place in linked if place.is_dir()} == {"doc/architecture/decisions"}
    assert [named(page) for page in PAGES if page != MAP and not {page, page.parent} & linked] == []


def test_the_readme_leads_to_the_map():
    assert "doc/README.md" in links(ROOT / "README.md")


def labels(page: Path) -> list[str]:
    """What a guide quotes from the screen, in italics."""
    text = CODE.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))
    return [" ".join(found.split()) for found in ITALICS.findall(text)]


@pytest.mark.parametrize("page", GUIDES, ids=named)
def test_every_label_that_a_guide_quotes_stands_in_the_interface(page):
    with (ROOT / "locale" / "hanse.pot").open("rb") as stream:
        known = {part for message in read_po(stream) for part in _wordings(message.id)}
    assert [label for label in labels(page) if label not in known and label not in NOT_A_LABEL] == []


def _wordings(identity: str | tuple[str, ...]) -> tuple[str, ...]:
    return (identity,) if isinstance(identity, str) else identity


def test_the_guides_quote_labels_at_all():
    quoted = {named(page): len(labels(page)) for page in GUIDES}
    assert quoted["doc/use/assess-your-city.md"] > 30
    assert quoted["doc/use/run-a-round.md"] > 15


@pytest.mark.parametrize("page", [*PAGES, *TOP], ids=named)
def test_every_command_that_a_page_names_exists(page):
    text = page.read_text(encoding="utf-8")
    code = "\n".join([*FENCE.findall(text), *CODE.findall(FENCE.sub("", text))])
    assert {name for name in COMMAND.findall(code) if name not in places()} == set()


def test_no_page_holds_the_marks_of_a_merge_half_done():
    pages = [*ROOT.glob("*.md"), *(ROOT / "doc").rglob("*.md")]
    marked = [path.name for path in pages if re.search(r"^(<<<<<<<|>>>>>>>) ", path.read_text(), re.MULTILINE)]

    assert pages
    assert not marked
