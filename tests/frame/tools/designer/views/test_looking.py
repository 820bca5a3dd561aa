"""Every page on which a draft is looked at, of a sound draft and of one with faults."""

import pytest

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.designer.actions.drafting import begin_draft, save_draft
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.models import Draft
from tests.factories.identity import UserFactory
from tests.frame.tools.designer.looking.drafted import changed, files_of
from tests.frame.tools.designer.people import a_designer, at_work

pytestmark = pytest.mark.django_db
PAGES = ("", "check/", "way/", "preview/", "preview/service/", "scenarios/", "difference/", "handbook/", "review/")
FAULTY = ("office: roads\n", "office: rods\n")


@pytest.fixture
def dora():
    return a_designer()


@pytest.fixture
def draft(dora):
    return begin_draft(files_of(), by=dora)


@pytest.fixture
def browser(dora):
    return at_work(dora)


def spoil(draft: Draft, old: str = FAULTY[0], new: str = FAULTY[1]) -> Draft:
    files = {**draft.files, HEAD: draft.files[HEAD].replace(old, new, 1)}
    return save_draft(draft, files, number=draft.number, change=Change.SET, by=draft.author)


def text(browser, draft, page, language="en", status=200):
    answer = browser.get(f"/{language}/design/drafts/{draft.id}/{page}")
    assert answer.status_code == status, page
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_of_a_sound_draft(browser, draft, language):
    for page in PAGES:
        assert "</html>" in text(browser, draft, page, language), page


def test_every_page_of_a_draft_with_faults(browser, draft):
    spoil(draft)
    for page in PAGES:
        assert "</html>" in text(browser, draft, page), page


@pytest.mark.parametrize("head", ["a: [", "", "- x"])
def test_every_page_of_what_cannot_be_read(browser, dora, head):
    draft = begin_draft({HEAD: head}, by=dora)
    for page in PAGES:
        assert "</html>" in text(browser, draft, page), page
    assert "There is nothing to show yet" in text(browser, draft, "preview/service/")
    assert "nothing to draw yet" in text(browser, draft, "way/")


def test_faults_stand_beside_the_parts_with_a_way_to_them(browser, draft):
    spoil(draft)
    page = text(browser, draft, "")
    assert "1 fault" in page
    assert "state with_roads" in page
    assert "there is no office “rods”" in page


def test_the_picture_of_a_faulty_draft_says_what_is_missing(browser, draft):
    spoil(draft)
    page = text(browser, draft, "way/")
    assert "This is what can be drawn of it" in page
    assert "rods" in page
    svg = browser.get(f"/en/design/drafts/{draft.id}/way/way.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert "? rods" in svg.content.decode()


def test_the_picture_can_be_taken_away(browser, draft):
    answer = browser.get(f"/en/design/drafts/{draft.id}/way/way.svg?take=1")
    assert answer["Content-Disposition"] == 'attachment; filename="report_street_problem.svg"'


def test_every_way_of_a_case_is_tried_when_somebody_asks(browser, draft):
    page = text(browser, draft, "check/ways/")
    assert "Every step can be taken" in page
    part = browser.get(f"/en/design/drafts/{draft.id}/check/ways/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "ways from applying to an end" in part
    spoil(draft)
    assert browser.get(f"/en/design/drafts/{draft.id}/check/ways/").status_code == 302


def test_scenarios_are_told_in_the_readers_language(browser, draft):
    page = text(browser, draft, "scenarios/", "fr")
    assert page.count("Comme prévu") == 6
    assert "Nous avons" in page


def test_a_scenario_that_goes_otherwise_says_what_came_out(browser, dora):
    files = changed('    fee: "60"', '    fee: "61"', "business_licence")
    page = text(browser, begin_draft(files, by=dora), "scenarios/")
    assert "What came out otherwise" in page
    assert "€61.00" in page
    files = changed(
        "      - {pay: true}\n      - {take: skip_visit}\n", "      - {take: skip_visit}\n", "business_licence"
    )
    page = text(browser, begin_draft(files, by=dora), "scenarios/")
    assert "It stops at" in page


def test_the_handbook_is_a_page_and_files(browser, draft):
    page = text(browser, draft, "handbook/")
    assert '<h3 class="govuk-heading-m">For those who apply</h3>' in page
    assert f'src="/en/design/drafts/{draft.id}/way/way.svg"' in page
    answer = browser.get(f"/en/design/drafts/{draft.id}/handbook/handbook.zip")
    assert answer["Content-Type"] == "application/zip"
    assert answer.content[:2] == b"PK"


def test_words_that_look_like_html_stay_words_in_the_handbook(browser, dora):
    files = changed("title: Received", 'title: "<script>alert(1)</script> *x*"')
    page = text(browser, begin_draft(files, by=dora), "handbook/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *x*" in page


def test_who_designs_nothing_sees_none_of_it(draft):
    stranger = at_work(UserFactory())
    for page in (*PAGES, "check/ways/", "way/way.svg", "preview/answers/", "preview/hand-in/", "handbook/handbook.zip"):
        assert stranger.get(f"/en/design/drafts/{draft.id}/{page}").status_code in {403, 404}, page
