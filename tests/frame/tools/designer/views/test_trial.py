"""A draft is tried out on its own pages: nothing is handed in, and what is typed follows the questions as they change."""

import pytest

from hanse.frame.models import Application, Case
from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.designer.actions.drafting import begin_draft, save_draft
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.models import Trial
from tests.frame.tools.designer.looking.drafted import files_of
from tests.frame.tools.designer.people import a_designer, at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def dora():
    return a_designer()


@pytest.fixture
def draft(dora):
    return begin_draft(files_of(), by=dora)


@pytest.fixture
def browser(dora):
    return at_work(dora)


def at(draft, page, language="en"):
    return f"/{language}/design/drafts/{draft.id}/preview/{page}"


def rewritten(draft, old, new):
    assert old in draft.files[HEAD]
    files = {**draft.files, HEAD: draft.files[HEAD].replace(old, new, 1)}
    return save_draft(draft, files, number=draft.number, change=Change.SET, by=draft.author)


def test_it_begins_with_the_first_question_and_keeps_what_is_typed(browser, draft, dora):
    first = browser.get(at(draft, "answers/"), follow=True)
    assert first.redirect_chain[-1][0] == at(draft, "answers/questions/spot/")
    page = browser.get(at(draft, "answers/questions/category/"))
    assert "What is it about?" in page.content.decode()
    assert "Nothing is handed in here." in page.content.decode()
    answer = browser.post(at(draft, "answers/questions/category/"), {"answer": "light", "do": "save"})
    assert answer["Location"] == at(draft, "answers/questions/lamp/")
    assert [*Trial.objects.get(draft=draft, person=dora).answers] == ["category"]


def test_each_designer_has_answers_of_her_own(browser, draft):
    browser.post(at(draft, "answers/questions/category/"), {"answer": "light", "do": "save"})
    other = at_work(a_designer("Dario"))
    assert "checked" not in other.get(at(draft, "answers/questions/category/")).content.decode()


def test_a_page_whose_condition_does_not_hold_is_shown_and_says_so(browser, draft):
    page = browser.get(at(draft, "answers/questions/lamp/")).content.decode()
    assert "What number is on the lamp post?" in page
    assert "this question is not asked" in page


def test_a_question_that_is_not_there_is_not_found(browser, draft):
    assert browser.get(at(draft, "answers/questions/nothing/")).status_code == 404
    assert browser.get(at(draft, "steps/nothing/")).status_code == 404


def test_an_example_is_filled_in_and_handing_in_says_what_would_follow(browser, draft):
    answer = browser.post(at(draft, "begin/"), {"example": draft_scenario(draft)})
    assert answer["Location"] == at(draft, "answers/check/")
    assert "Hand in your application" in browser.get(at(draft, "hand-in/")).content.decode()
    page = browser.get(at(draft, "handed-in/")).content.decode()
    assert "What would follow" in page
    assert "With the roads office" in page or "The applicant reads" in page
    assert (Application.objects.count(), Case.objects.count()) == (0, 0)


def draft_scenario(draft):
    return draft.files[HEAD].split("scenarios:\n  - key: ")[1].split("\n")[0]


def test_what_is_still_open_is_said(browser, draft):
    assert "Something is still open" in browser.get(at(draft, "hand-in/")).content.decode()
    refused = browser.get(at(draft, "handed-in/"))
    assert refused["Location"] == at(draft, "hand-in/")


def test_beginning_again_forgets_what_was_typed(browser, draft):
    browser.post(at(draft, "answers/questions/category/"), {"answer": "light", "do": "save"})
    browser.post(at(draft, "begin/"))
    assert Trial.objects.get().answers == {}


def test_an_answer_goes_when_its_question_is_another(browser, draft):
    browser.post(at(draft, "answers/questions/danger/"), {"answer": "yes", "do": "save"})
    assert "checked" in browser.get(at(draft, "answers/questions/danger/")).content.decode()
    rewritten(draft, "kind: yes_no\n        text: Could", "kind: date\n        text: Could")
    page = browser.get(at(draft, "answers/questions/danger/")).content.decode()
    assert "answer-day" in page
    assert 'value="yes"' not in page


def test_a_draft_with_faults_shows_its_last_sound_revision(browser, draft):
    rewritten(draft, "office: roads\n", "office: rods\n")
    page = browser.get(at(draft, "service/")).content.decode()
    assert "Revision 1 is shown" in page


def test_a_step_and_an_opinion_ask_and_do_nothing(browser, dora):
    draft = begin_draft(files_of("building_permit"), by=dora)
    listed = browser.get(at(draft, "")).content.decode()
    assert "What is asked on the way" in listed
    steps = {part.split("/")[0] for part in listed.split(at(draft, "steps/"))[1:]}
    assert len(steps) > 5
    for step in steps:
        assert browser.get(at(draft, f"steps/{step}/")).status_code == 200, step


def test_another_language_is_another_address_of_the_same_page(browser, draft):
    page = browser.get(at(draft, "answers/questions/category/")).content.decode()
    assert f'href="{at(draft, "answers/questions/category/", "fr")}"' in page
    assert "De quoi" in browser.get(at(draft, "answers/questions/category/", "fr")).content.decode()


@pytest.mark.parametrize("page", ["service/", "answers/questions/spot/", "hand-in/", "steps/mend_road/"])
def test_a_page_of_the_preview_stands_in_a_frame_of_this_site_alone(browser, draft, page):
    answer = browser.get(at(draft, page))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_pages_that_hold_a_frame_stand_in_none(browser, draft):
    for page in (f"/en/design/drafts/{draft.id}/", at(draft, "")):
        answer = browser.get(page)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-src 'self'" in answer["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_times_are_offered_as_they_are_to_residents(browser, dora):
    draft = begin_draft(files_of("appointment"), by=dora)
    page = browser.get(at(draft, "answers/questions/papers_time/")).content.decode()
    assert "hanse-piles" in page
    assert 'type="radio"' in page


def test_what_the_last_sound_revision_lacks_is_seen_from_its_start(browser, draft):
    """A question that has just been added stands in the draft, but not yet in what can be shown."""
    rewritten(
        draft,
        "      - key: spot\n",
        "      - key: added\n        kind: single\n        text: Which?\n      - key: spot\n",
    )
    start = at(draft, "service/")
    assert browser.get(at(draft, "answers/questions/added/"))["Location"] == start
    assert browser.get(at(draft, "steps/added/"))["Location"] == start
    assert browser.get(start).headers["X-Frame-Options"] == "SAMEORIGIN"
