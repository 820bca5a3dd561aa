"""A real Chromium with axe: an extra of the package (`pages`), since no site needs it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
NAMES = ("chromium", "chromium-browser", "google-chrome")
AXE = "axe_playwright_python"
ADVICE = (
    "Install one (Debian: apt install chromium; else: playwright install chromium), or set HANSE_CHROMIUM to its path."
)


class NoBrowserError(Exception):
    """Pages cannot be looked at here; the message says what is missing, and how to get it."""


@contextmanager
def browsing() -> Iterator["Browser"]:
    """The machine's Chromium, or that of HANSE_CHROMIUM, or playwright's own. Raises NoBrowserError."""
    needed()
    from playwright.sync_api import Error, sync_playwright  # an extra: not there on a site

    path = executable()
    if path and not shutil.which(path):
        raise NoBrowserError(f"HANSE_CHROMIUM names {path}, which is no program. {ADVICE}")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except Error as error:
            raise NoBrowserError(f"No Chromium runs here: {error.message.splitlines()[0]} {ADVICE}") from error
        try:
            yield browser
        finally:
            browser.close()


def needed() -> None:
    """Raises NoBrowserError where the extra is not installed."""
    if lacking := [one for one in ("playwright", AXE) if find_spec(one) is None]:
        raise NoBrowserError(
            f"To open pages, {' and '.join(lacking)} must be installed: pip install playwright axe-playwright-python "
            "(the extra “pages” of hanse; in Hanse’s own source: pip install -r requirements-pages.lock)."
        )


def executable() -> str | None:
    """None: playwright's own."""
    found = os.environ.get("HANSE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or None


def axe_source() -> str:
    """axe-core as its package brings it."""
    spec = find_spec(AXE)
    assert spec is not None, "`needed` has looked"
    assert spec.origin is not None
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
