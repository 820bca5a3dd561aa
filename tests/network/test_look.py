"""A second network, which differs in everything that a file can say: no code names the default one."""

import re
from pathlib import Path

import pytest

import hanse
from hanse.members.charter.reading import CharterError, parse_charter, read_charter
from hanse.network.look import appearance
from tests.site.conftest import loaded  # noqa: F401 - its pages
from tests.site.pages import ALPINE

SOURCES = Path(hanse.__file__).parent
FILE = ALPINE / "network.toml"


@pytest.fixture
def alpine(loaded, settings):  # noqa: F811 - pytest's way to ask for a fixture
    said = appearance(FILE, "x")
    settings.NETWORK_FILE, settings.SITE_NAME, settings.HANSE_LOOK = FILE, said.name, said.look


def test_a_networks_file_says_its_name_colours_and_emblem():
    said = appearance(FILE, "x")

    assert said.name == "Alpine Digital Towns"
    assert said.folder == ALPINE / "static"
    assert said.look == {
        "emblem": "network/peak.svg",
        "icon": "network/peak.svg",
        "colour": "#7a1f3d",
        "stylesheet": "/network.css",
    }


def test_without_a_file_or_a_name_the_site_keeps_its_own(tmp_path):
    assert appearance(tmp_path / "none.toml", "Hanse").name == "Hanse"
    (tmp_path / "broken.toml").write_text("[[")
    assert appearance(tmp_path / "broken.toml", "Hanse").look == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "strapline"), [("en", "One valley helps the other"), ("fr", "Une vallée aide l’autre")]
)
def test_its_pages_name_it_and_no_other(client, alpine, language, strapline):
    page = client.get(f"/{language}/").content.decode() + client.get(f"/{language}/about/").content.decode()

    assert "Alpine Digital Towns" in page
    assert strapline in page
    assert "network/peak.svg" in page
    assert 'href="/network.css"' in page
    assert "WeGO" not in page


def test_its_colours_are_a_stylesheet_that_may_be_kept(client, settings):
    settings.NETWORK_FILE = FILE

    styles = client.get("/network.css")

    assert "--hanse-brand: #7a1f3d" in styles.content.decode()
    assert styles.headers["Cache-Control"] == "public, max-age=3600"
    assert styles.headers["ETag"]


def test_a_colour_on_which_nobody_can_read_is_refused():
    with pytest.raises(CharterError, match="white words cannot be read on #ffee00"):
        parse_charter(FILE.read_text().replace("#5b3a8c", "#ffee00"), "x")
    assert read_charter(FILE).look.colours == ("#7a1f3d", "#5b3a8c")


def test_no_code_names_the_default_network():
    named = [
        str(path.relative_to(SOURCES))
        for path in SOURCES.rglob("*")
        if path.suffix in {".py", ".html", ".txt", ".js"} and re.search(r"\bWeGO\b", path.read_text(encoding="utf-8"))
    ]
    assert named == []
