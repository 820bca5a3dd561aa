"""A form sent so that it comes back with its problems: empty, or with something that its question refuses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hanse.questions.spec.question import Question

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

CHOSEN = frozenset({"single", "multiple", "yes_no", "slot", "stay", "group", "matrix", "declaration", "signature"})
"""Kinds whose optional questions take an empty form."""
STRANGE: "FilePayload" = {"name": "strange.bin", "mimeType": "application/octet-stream", "buffer": b"\x00strange"}
EMPTY = """words => {
  for (const one of document.querySelectorAll('main form:not([method=get]) :is(input, select, textarea)')) {
    if (['hidden', 'submit', 'button', 'file'].includes(one.type)) continue;
    if (['radio', 'checkbox'].includes(one.type)) one.checked = false;
    else if (one.tagName === 'SELECT') one.selectedIndex = -1;
    else one.value = words;
  }
}"""
SEND = "main form button[name=do][value=save], main form button#send"
PROBLEMS = ".govuk-error-summary"


def sends_back(page: "Page", questions: Sequence[Question]) -> bool:
    """Send the form on the page; whether it came back with problems. False also where nothing would be refused."""
    words = next((found for one in questions if (found := refused_words(one)) is not None), None)
    button = page.locator(SEND)
    if words is None or not button.count():
        return False
    page.evaluate(EMPTY, words)
    for field in page.locator("main form input[type=file]").all():
        field.set_input_files(STRANGE)
    with page.expect_navigation(wait_until="load"):
        button.last.click()
    return page.locator(PROBLEMS).count() > 0


def refused_words(question: Question) -> str | None:
    """What to type so that the question refuses it; None where it takes all that can be typed."""
    if question.kind == "file" or not question.optional:
        return ""
    if question.kind in CHOSEN:
        return None
    return "x" * (question.longest + 1) if question.kind == "text" else "?"
