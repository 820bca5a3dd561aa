"""The map of a site, from the environment."""

import pytest

from hanse.host.environment import BadSetting
from hanse.host.maps import read_map

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


def test_without_tiles_there_is_none(monkeypatch) -> None:
    monkeypatch.delenv("HANSE_MAP_TILES", raising=False)

    assert read_map() is None


def test_only_the_host_of_the_tiles_is_let_in(monkeypatch) -> None:
    monkeypatch.setenv("HANSE_MAP_TILES", TILES)
    monkeypatch.setenv("HANSE_MAP_CENTRE", "48.85, 2.35, 13")

    found = read_map()

    assert found is not None
    assert (found.host, found.centre) == ("https://tiles.example.org", "48.85,2.35,13")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HANSE_MAP_TILES", "tiles/{z}/{x}/{y}"),
        ("HANSE_MAP_TILES", "https://{s}.example.org/{z}/{x}/{y}.png"),
        ("HANSE_MAP_TILES", "https://tiles.example.org/{z}/{x}.png"),
        ("HANSE_MAP_TILES", "https://a.org;script-src/{z}/{x}/{y}"),
        ("HANSE_MAP_CENTRE", "Paris"),
    ],
)
def test_what_cannot_be_is_said(monkeypatch, name: str, value: str) -> None:
    monkeypatch.setenv("HANSE_MAP_TILES", TILES)
    monkeypatch.setenv(name, value)

    with pytest.raises(BadSetting, match=name):
        read_map()
