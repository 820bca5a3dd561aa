"""A real Chromium for journeys and pages: fixtures, axe, screenshots. Loaded by tests/conftest.py.

    @pytest.mark.journey
    def test_somebody_does_something(visitor, live_server):
        page = visitor(live_server.url)              # 1280 px; visitor(url, width=375, locale="fr")
        page.goto("/en/")
        page.get_by_role("link", name="Start").click()
        check_page(page)                             # axe, nothing pushed sideways

At the end of a test every page must have stayed silent: no error in its console, no refusal by the content policy.
`page.expect_console("…")` names an error that is meant. HANSE_SHOTS=folder keeps the screenshots of `shot`.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import axe_playwright_python
import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TIMEOUT_MS = 30_000
"""Patience alone: on a machine with much else to do, a page took more than ten seconds."""


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Until a JavaScript expression is true. It is asked from outside: our content policy lets no page evaluate text."""
    ends = monotonic() + TIMEOUT_MS / 1000
    while not page.evaluate(expression, arg):
        assert monotonic() < ends, f"never true: {expression}"
        page.wait_for_timeout(50)


def executable() -> str:
    """Chromium's path: HANSE_CHROMIUM, or what the machine has; a test without it fails, it does not skip."""
    found = os.environ.get("HANSE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "No Chromium on this machine: install Debian's package chromium, or set HANSE_CHROMIUM to its path."
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run. Playwright's loop runs in this thread, which Django would take for async code."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Make a visitor: a page in a browser profile of its own, so that two visitors are two people.

    `visitor(base_url, width=1280, height=900, locale="en", scripts=True, **context)` → Page.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    expected: list[str] = []

    def visit(
        base_url: str, *, width: int = 1280, height: int = 900, locale: str = "en", scripts: bool = True, **context: Any
    ) -> Page:
        made = chromium.new_context(
            base_url=base_url,
            viewport={"width": width, "height": height},
            locale=locale,
            java_script_enabled=scripts,
            **context,
        )
        made.set_default_timeout(TIMEOUT_MS)
        contexts.append(made)
        page = made.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: complaints.append(f"{page.url}: {message.text}") if message.type == "error" else None,
        )
        page.expect_console = expected.append  # type: ignore[attr-defined]
        return page

    yield visit
    for context in contexts:
        context.close()
    unexpected = [line for line in complaints if not any(words in line for words in expected)]
    assert not unexpected, "The browser complained:\n" + "\n".join(unexpected)


def axe(page: Page, *, without: tuple[str, ...] = (), within: str = "") -> list[str]:
    """What axe finds against WCAG 2.2 AA and its best practices: one line per finding, with the elements.

    `without` names rules that are not run (say why beside it), `within` a selector to look at instead of the page.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    options = {
        "runOnly": {"type": "tag", "values": WCAG},
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
        # Every style sheet once more, for one rule alone, which tests/ui/test_weight.py holds.
        "preload": False,
    }
    found = page.evaluate("([within, options]) => axe.run(within || document, options)", [within, options])
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n    "
        + "\n    ".join(f"{node['target']} {node['html'][:200]}" for node in violation["nodes"][:5])
        for violation in found["violations"]
    ]


LEAVING = ("Execution context was destroyed", "Cannot read properties of null (reading 'documentElement')")
"""What a script says under which the page is exchanged for the next one."""


def _once_arrived[Found](page: Page, look: Callable[[], Found]) -> Found:
    """What is seen on a page that has arrived: a click returns while the next page may still be on its way."""
    for _attempt in range(3):
        page.wait_for_load_state("load")
        try:
            return look()
        except Error as gone:
            if not any(words in gone.message for words in LEAVING):
                raise
    page.wait_for_load_state("load")
    return look()


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window: 0 where nothing must be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def check_page(page: Page, *, without: tuple[str, ...] = ()) -> None:
    """The page passes axe, fits its window, has one h1 and a title."""
    findings = _once_arrived(page, lambda: axe(page, without=without))
    assert not findings, f"axe on {page.url}:\n" + "\n".join(findings)
    assert sideways(page) == 0, f"{page.url} is {sideways(page)} px wider than its window"
    assert page.locator("h1").count() == 1, f"{page.url} must have exactly one h1"
    assert page.title().strip(" –"), f"{page.url} has no title"


def shot(page: Page, name: str) -> None:
    """Keep a picture of the whole page as NAME-WIDTH.png in the folder HANSE_SHOTS, when that is set."""
    folder = os.environ.get("HANSE_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        width = (page.viewport_size or {"width": 0})["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def enter(visitor: Callable[..., Page], live_server: Any, user: Any, width: int = 1280) -> Page:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(user, backend="hanse.identity.views.backend.SignInBackend")
    page = visitor(live_server.url, width=width)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page
