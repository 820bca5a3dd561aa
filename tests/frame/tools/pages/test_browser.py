"""What is missing is said, with how to get it."""

import pytest

from hanse.frame.tools.pages import browser
from hanse.frame.tools.pages.browser import NoBrowserError, axe_source, browsing, executable, needed


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch) -> None:
    monkeypatch.setattr(browser, "find_spec", lambda _name: None)
    with pytest.raises(
        NoBrowserError, match=r"playwright and axe_playwright_python .*pip install playwright axe-playwright"
    ):
        needed()


def test_a_browser_that_is_not_there_is_said(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("HANSE_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(NoBrowserError, match="apt install chromium"), browsing():
        pass


def test_the_setting_names_the_browser(monkeypatch) -> None:
    monkeypatch.setenv("HANSE_CHROMIUM", "/opt/chromium")
    assert executable() == "/opt/chromium"


def test_axe_comes_with_its_package() -> None:
    assert "axe.run" in axe_source()
