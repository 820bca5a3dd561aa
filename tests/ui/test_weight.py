"""What a first visit costs over the wire, with gzip as the server sends it (goal: 100 kB; experience.md §3)."""

import gzip
from pathlib import Path

import hanse
import hanse.ui

STATIC = Path(hanse.ui.__path__[0]) / "static" / "ui"


def zipped(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_a_first_visit_of_a_public_page_stays_under_52_kb(client):
    page = client.get("/en/gallery/reading/").content
    assets = [(STATIC / name).read_bytes() for name in ("hanse.css", "hanse.js", "emblem.svg", "favicon.svg")]
    assert sum(map(zipped, [page, *assets])) < 52_000


def test_right_to_left_costs_the_same():
    left, right = ((STATIC / name).read_bytes() for name in ("hanse.css", "hanse-rtl.css"))
    assert abs(zipped(left) - zipped(right)) < 500


def test_the_base_of_the_map_stays_under_40_kb():
    assert zipped((STATIC / "world.svg").read_bytes()) < 40_000


def test_nothing_of_gov_uk_that_may_not_be_used_elsewhere_is_shipped():
    css = (STATIC / "hanse.css").read_text()
    assert "GDS Transport" not in css
    assert "url(" not in css, "no fonts, no crown, nothing fetched"


def test_no_style_depends_on_how_a_telephone_is_held():
    """In place of axe's rule css-orientation-lock (WCAG 1.3.4), for which it would load all styles on every page."""
    sheets = [file.read_text() for file in Path(hanse.__path__[0]).rglob("*.css")]
    assert len(sheets) >= 2
    assert not [sheet for sheet in sheets if "orientation" in sheet]


def test_scripts_need_no_eval():
    script = (STATIC / "hanse.js").read_text()
    assert "eval(" not in script
