"""Every component as HTML: structure, names, states; nothing told by colour alone."""

import datetime as dt

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils import translation
from markupsafe import Markup

from hanse.ui import charts
from hanse.ui.gallery import samples
from hanse.ui.rendering import active, render_macro
from hanse.ui.values import (
    Change,
    Column,
    Comment,
    Difference,
    Download,
    Moment,
    Person,
    Row,
    Sort,
    Standing,
    Status,
    Task,
    TaskGroup,
    Tile,
)
from tests.ui.page import read

NOON = dt.datetime(2026, 11, 23, 12, 4, tzinfo=dt.UTC)
ANA = Person("Ana <b>", "Lyon")


def component(file, macro, *args, **kwargs):
    return read(render_macro(f"ui/components/{file}.html", macro, *args, **kwargs))


def test_a_task_says_where_it_stands_to_those_who_do_not_see_it():
    page = component("task_list", "task_list", samples.task_groups())
    link = next(link for link in page.all("a") if link.text == "Strategy and vision")
    said = [page.one(id=key).text for key in link.attrs["aria-describedby"].split()]
    assert said == ["Answered", "5 questions"]
    assert "8 of 20 done" in page.text


def test_a_task_that_cannot_begin_is_no_link():
    page = component("task_list", "task_list", [TaskGroup("A", [Task("Sign-off", Status(Standing.WAITING, "Later"))])])
    assert not page.all("a")
    assert "Sign-off" in page.text


def test_ids_differ_between_groups():
    page = component("task_list", "task_list", samples.task_groups())
    ids = [node.attrs["id"] for node in page.all() if "id" in node.attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("done", "total", "words"), [(3, 12, "3 of 12 done"), (0, 0, "Nothing to do yet")])
def test_progress_is_said_in_words(done, total, words):
    page = component("status", "progress", done, total)
    assert page.one("p").text == words
    assert page.one("svg").attrs["aria-hidden"] == "true"


def test_progress_grows_from_the_right_in_arabic():
    with translation.override("ar"):
        bar = component("status", "progress", 3, 12).all("rect")[1]
    assert (bar.attrs["x"], bar.attrs["width"]) == ("75.0", "25.00")


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_level_is_steps_a_number_and_a_name(level):
    page = component("level", "level_badge", level, "Named")
    assert page.text == f"Level {level}: Named"
    assert len(page.all(cls="hanse-level__step--reached")) == level
    assert len(page.all(cls="hanse-level__step")) == 5


def test_no_level_is_said():
    assert component("level", "level_badge", None).text == "No level yet"
    assert component("level", "level_badge", 3).text == "Level 3 of 5"


def test_a_score_says_its_uncertainty():
    assert component("level", "score_bar", 62.4, 58, 67, "Governance").text == "Governance 62.4 (58.0 to 67.0)"
    assert component("level", "score_bar", None).text == "no score"
    assert component("level", "score_bar", 0).text == "0.0"


def test_the_save_status_is_a_live_region_with_its_words_ready():
    status = component("save_status", "save_status", NOON).one("p")
    assert (status.attrs["role"], status.attrs["aria-live"]) == ("status", "polite")
    assert status.text == "Saved at 12:04"
    assert {"data-saving", "data-saved", "data-conflict", "data-refused", "data-offline", "data-failed"} <= set(
        status.attrs
    )


def test_a_conflict_keeps_both_texts_and_offers_three_ways():
    page = component("conflict", "conflict_panel", "Two answers", "mine & mine", "theirs", ANA, NOON)
    assert [radio.attrs["value"] for radio in page.all("input")] == ["mine", "theirs", "both"]
    assert [text.text for text in page.all("blockquote")] == ["mine & mine", "theirs"]
    assert "Ana <b>" in page.text
    assert page.one("textarea").text == "mine & mine theirs"
    assert all(page.one("label", for_=radio.attrs["id"]).text for radio in page.all("input"))


def test_comments_are_in_order_with_who_and_when():
    thread = component("comments", "comment_thread", [Comment(ANA, "<i>Hello</i>", NOON, "7")])
    assert thread.one("h2").text == "1 comment"
    assert thread.one("article").attrs["id"] == "comment-7"
    assert thread.one("time").attrs["datetime"] == NOON.isoformat()
    assert "<i>Hello</i>" in thread.text


def test_no_comments_yet_says_what_to_write():
    thread = component("comments", "comment_thread", [])
    assert thread.one("h2").text == "0 comments"
    assert "Write what a colleague should know" in thread.text


@pytest.mark.parametrize(
    ("change", "word"),
    [("added", "Added"), ("changed", "Changed"), ("removed", "Removed"), ("conflict", "Conflict"), ("same", "Same")],
)
def test_each_change_has_its_word(change, word):
    page = component("difference", "difference_table", "Changes", [Difference(Change(change), "Who?", "a", "b", "C5")])
    row = page.one("tbody").one("tr")
    assert [cell.text for cell in row.all("td")] == [word, "a", "b"]
    assert row.one("th").text == "Who? C5"
    assert page.one("del").text == "a"
    assert page.one("ins").text == "b"


def test_a_data_table_has_a_caption_row_heads_and_sorted_columns():
    columns = [Column("City", sort_href="?s=c", sort=Sort.ASCENDING), Column("Score", numeric=True)]
    page = component(
        "data_table", "data_table", "Cities", columns, [Row(["Lyon", 71.2]), Row(["Rabat", None], mark="strong")]
    )
    assert page.one("caption").text == "Cities"
    assert page.one("thead").all("th")[0].attrs["aria-sort"] == "ascending"
    assert "aria-sort" not in page.one("thead").all("th")[1].attrs
    assert [head.attrs["scope"] for head in page.one("tbody").all("th")] == ["row", "row"]
    assert [cell.text for cell in page.all("td", "govuk-table__cell--numeric")] == ["71.2", "–"]
    assert page.one(role="region").attrs["tabindex"] == "0"


def test_cells_are_escaped_unless_they_are_markup():
    rows = [Row(["<b>", Markup("<em>x</em>")])]
    page = component("data_table", "data_table", "T", [Column("A"), Column("B")], rows)
    assert page.one("tbody").one("th").text == "<b>"
    assert page.one("em").text == "x"


def test_pages_keep_the_rest_of_the_address():
    page = Paginator(range(100), 10).get_page(3)
    request = RequestFactory().get("/", {"region": "Africa", "page": "3"})
    html = component("pager", "pager", page, request)
    hrefs = [link.attrs["href"] for link in html.all("a")]
    assert "?region=Africa&page=4" in hrefs
    assert html.one(aria_current="page").text == "3"
    assert html.all("p")[-1].text == "21 to 30 of 100"


def test_one_page_needs_no_pages():
    html = component("pager", "pager", Paginator(range(3), 10).get_page(1), RequestFactory().get("/"))
    assert not html.all("nav")
    assert html.text == "1 to 3 of 3"


def test_an_empty_list_says_what_it_will_hold_and_how_to_begin():
    page = component(
        "empty", "empty_state", "No roadmap yet", "It will hold solutions.", {"text": "Choose", "href": "/s/"}
    )
    assert page.one("h2").text == "No roadmap yet"
    assert page.one("a").attrs["href"] == "/s/"


def test_tiles_timeline_and_downloads():
    assert component("tiles", "tiles", [Tile("118", "cities", "of 204", "/c/")]).one("a").text == "cities"
    entries = component("timeline", "timeline", [Moment(NOON, "Signed off", by=ANA), Moment(NOON.date(), "Begun")])
    assert [time.text for time in entries.all("time")] == ["23 Nov 2026, 12:04", "23 November 2026"]
    files = component("downloads", "download_list", [Download("Report", "/r.pdf", "PDF", 1_240_000)])
    assert files.one("a").text == "Report (PDF, 1.2 MB)"


def test_a_name_of_any_script_stands_on_its_own():
    chip = component("person", "person_chip", Person("أمينة الإدريسي", "Rabat"))
    assert chip.one("bdi").text == "أمينة الإدريسي"
    assert chip.one(cls="hanse-person__initials").attrs["aria-hidden"] == "true"


def test_check_your_answers_names_what_each_change_is_about():
    page = component("answers", "answer_list", [("Who leads?", "The mayor", "/1/"), ("When?", "", "/2/")])
    assert [link.text for link in page.all("a")] == ["Change Who leads?", "Change When?"]
    assert page.all("dd")[2].text == "Not answered"


def test_a_chart_stands_in_a_figure_with_its_table_and_files():
    chart = charts.bars([charts.Bar("Lyon", 50)], title="Scores")
    page = component("chart", "chart_frame", chart, "?picture=bars")
    assert page.one("figcaption").text == "Scores"
    assert len(page.all("svg", role="img")) == 2
    assert page.one("details").one("table").one("caption").text == "Scores"
    names = [link.attrs["aria-label"] for link in page.all("a")]
    assert names == ["Download SVG: Scores", "Download PNG: Scores", "Download CSV: Scores"]
    assert [link.attrs["href"] for link in page.all("a")] == [
        f"?picture=bars&as={kind}" for kind in ("svg", "png", "csv")
    ]


def test_a_filter_is_a_plain_form_that_htmx_may_send():
    source = '{% from "ui/components/filters.html" import filter_panel %}{% call filter_panel("/cities/", "#list", [("Africa", "/cities/")]) %}<b>fields</b>{% endcall %}'
    page = read(active().from_string(source).render())
    form = page.one("form")
    assert (form.attrs["method"], form.attrs["action"], form.attrs["hx-get"]) == ("get", "/cities/", "/cities/")
    assert page.one("button").text == "Apply"
    assert page.one("ul").one("a").text == "Take away: Africa"


@pytest.mark.parametrize(("kind", "role"), [("info", "region"), ("success", "alert"), ("warning", "alert")])
def test_a_banner_is_announced_as_its_kind_asks(kind, role):
    page = component("banner", "banner", "<i>Text</i>", kind)
    assert page.one(data_module="govuk-notification-banner").attrs["role"] == role
    assert "<i>Text</i>" in page.text
