"""What is wrong with a page is seen in a real browser, in each width, and at which question it stands."""

import pytest

from hanse.frame.tools.pages.looking import look

pytestmark = pytest.mark.journey

HEAD = "<!DOCTYPE html><html lang=en><head><title>Page</title></head><body><main><h1>Page</h1>"
SOUND = f"{HEAD}<p>All is well.</p></main></body></html>"
BAD = f"""{HEAD}<div id="question-name"><input type="text"></div>
<div id="question-wide"><p style="width: 800px">Wide</p></div></main></body></html>"""
BARRED = f'{HEAD}<section class="preview-bar"><input type="text"><h1>Bar</h1></section></main></body></html>'


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def seen(page, html: str, width: int) -> list[tuple[str, str]]:
    page.set_content(html)
    return [(one.rule, one.question) for one in look(page, width)]


def test_of_a_sound_page_nothing_is_seen(page) -> None:
    assert seen(page, SOUND, 320) == []


def test_a_field_without_a_label_and_what_is_pushed_out_are_seen_at_their_questions(page) -> None:
    assert seen(page, BAD, 1280) == [("label (critical)", "name")]
    assert seen(page, BAD, 320) == [("label (critical)", "name"), ("reflow", "wide")]


def test_a_page_needs_a_title_and_one_heading(page) -> None:
    bare = SOUND.replace("<h1>Page</h1>", "").replace("<title>Page</title>", "")
    assert {"one-heading", "document-title"} <= {rule for rule, _question in seen(page, bare, 1280)}


def test_the_bar_of_the_preview_is_no_part_of_the_page(page) -> None:
    assert seen(page, BARRED, 1280) == []
