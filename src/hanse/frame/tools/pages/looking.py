"""What is wrong with a page as it stands in a browser: what axe finds, what is pushed sideways, title and heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hanse.frame.tools.pages.browser import axe_source

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1280, 320)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
BAR = "document.querySelector('.preview-bar')?.remove()"
"""The preview's own bar stands on no page of a site."""

RUN = """async tags => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.flatMap(one => one.nodes.map(node => {
    const seen = document.querySelector(node.target[0]);
    const asked = seen && seen.closest('[id^="question-"]');
    return {rule: one.id, impact: one.impact || '', says: one.help, element: node.html,
            question: asked ? asked.id.slice(9) : ''};
  }));
}"""
WIDER = """() => {
  const page = document.documentElement, over = page.scrollWidth - page.clientWidth;
  if (over <= 0) return null;
  const wide = [...document.body.querySelectorAll('*')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > page.clientWidth + 1 || box.left < -1;
  }).pop();
  const asked = wide && wide.closest('[id^="question-"]');
  return {over, element: wide ? wide.outerHTML.slice(0, 200) : '', question: asked ? asked.id.slice(9) : ''};
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """`question`: the key of the one in whose part of the page the element stands; empty where there is none."""

    rule: str
    says: str
    element: str
    question: str = ""


def look(page: "Page", width: int) -> Iterator[Seen]:
    """What is seen in a window of this width, of a page that has arrived."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(BAR)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe_source())
    yield from (_of_axe(one) for one in page.evaluate(RUN, list(TAGS)))
    if wider := page.evaluate(WIDER):
        yield Seen("reflow", f"{wider['over']} px are pushed out of the window", wider["element"], wider["question"])
    if (number := page.locator("h1").count()) != 1:
        yield Seen("one-heading", f"there are {number} headings of the first level, and there should be one", "")
    if not page.title().strip(" –"):
        yield Seen("document-title", "the page has no title", "")


def _of_axe(found: dict[str, Any]) -> Seen:
    return Seen(f"{found['rule']} ({found['impact']})", found["says"], found["element"], found["question"])
