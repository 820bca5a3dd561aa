"""The page on which a draft is asked about, judged, put online; and the page of what is online."""

import pytest

from hanse.frame import catalogue
from hanse.frame.spec.file.reading import parse_files
from hanse.frame.tools.designer.actions.drafting import begin_draft
from hanse.frame.tools.designer.enums import Stage
from tests.frame.tools.designer.looking.drafted import changed, files_of
from tests.frame.tools.designer.people import a_designer, at_work

pytestmark = pytest.mark.django_db
KEY = "report_street_problem"


@pytest.fixture
def online():
    yield catalogue.declare(parse_files(files_of()))
    catalogue.withdraw(KEY)


@pytest.fixture
def dora():
    return a_designer()


def send(browser, draft, **data):
    return browser.post(f"/en/design/drafts/{draft.id}/review/", data)


def shown(browser, draft):
    return browser.get(f"/en/design/drafts/{draft.id}/review/").content.decode()


def test_from_asking_to_being_online(dora):
    draft, hers, his = begin_draft(files_of(), by=dora), at_work(dora), at_work(a_designer("Dario"))
    assert 'value="ask"' in shown(hers, draft)
    assert send(hers, draft, do="ask", words="Look, please.", number=1).status_code == 302
    assert "another designer reviews it" in shown(hers, draft)
    assert 'value="approve"' not in shown(hers, draft)
    page = shown(his, draft)
    assert 'value="approve"' in page
    assert "Look, please." in page
    assert send(his, draft, do="approve", words="Good.", number=1).status_code == 302
    assert 'value="publish"' in shown(hers, draft)
    assert send(hers, draft, do="publish", words="Residents asked for it", number=1).status_code == 302
    draft.refresh_from_db()
    assert draft.stage == Stage.PUBLISHED
    page = shown(hers, draft)
    assert "Review of revision 1 asked for" in page
    assert "Revision 1 approved" in page
    assert hers.get(f"/en/services/{KEY}/").status_code == 200


def test_what_was_typed_stays_where_it_is_refused(dora):
    draft = begin_draft(files_of(), by=dora)
    hers, his = at_work(dora), at_work(a_designer("Dario"))
    send(hers, draft, do="ask", words="", number=1)
    answer = send(his, draft, do="return", words="  ", number=1)
    assert answer.status_code == 422
    assert "Say what should be another way" in answer.content.decode()
    answer = send(hers, draft, do="publish", words="My reason", number=1)
    assert answer.status_code == 422


def test_who_wrote_in_it_is_not_let_judge_it(dora):
    draft = begin_draft(files_of(), by=dora)
    send(at_work(dora), draft, do="ask", words="", number=1)
    assert send(at_work(dora), draft, do="approve", words="", number=1).status_code == 403


def test_a_draft_that_is_not_ready_says_why(online, dora):
    page = shown(at_work(dora), begin_draft(changed("title: Received", "title: Got"), by=dora))
    assert "Not yet" in page
    assert "Raise the version." in page
    assert 'value="ask"' not in page


def test_comments_are_read_as_they_are_written(dora):
    draft, hers = begin_draft(files_of(), by=dora), at_work(dora)
    send(hers, draft, do="comment", words="<b>The fee?</b>")
    assert "&lt;b&gt;The fee?&lt;/b&gt;" in shown(hers, draft)
    assert send(hers, draft, do="comment", words=" ").status_code == 422


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_whatever_was_said(dora, rows, django_assert_num_queries):
    draft, hers = begin_draft(files_of(), by=dora), at_work(dora)
    for number in range(rows):
        send(hers, draft, do="comment", words=f"Word {number}")
    shown(hers, draft)
    with django_assert_num_queries(8):
        shown(hers, draft)


def test_a_service_is_withdrawn_and_offered_again(online, dora):
    hers, address = at_work(dora), f"/en/design/services/{KEY}/"
    assert "Version 1.0.0 is online." in hers.get(address).content.decode()
    assert hers.post(address, {"do": "withdraw", "words": ""}).status_code == 422
    assert hers.post(address, {"do": "withdraw", "words": "Closed"}).status_code == 302
    page = hers.get(address).content.decode()
    assert "Nothing is online" in page
    assert "Closed" in page
    assert "Dora" in page
    assert hers.get(f"/en/services/{KEY}/").status_code == 404
    assert hers.post(address, {"do": "offer", "version": "1.0.0", "words": "Open again"}).status_code == 302
    assert hers.get(f"/en/services/{KEY}/").status_code == 200
    assert hers.post(address, {"do": "offer", "version": "9.9", "words": "x"}).status_code == 404


def test_a_service_that_never_was_is_not_found(dora):
    assert at_work(dora).get("/en/design/services/nothing/").status_code == 404
