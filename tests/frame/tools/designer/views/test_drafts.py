import pytest

from hanse.frame import catalogue
from hanse.frame.tools.designer.actions.drafting import put_aside_draft
from tests.factories.identity import UserFactory
from tests.frame.samples import permit
from tests.frame.tools.designer.people import a_designer, a_draft, at_work

pytestmark = pytest.mark.django_db
LIST = "/en/design/"


@pytest.fixture
def offered():
    yield catalogue.declare(permit())
    catalogue.withdraw("permit")


def test_the_first_page_says_what_it_will_hold():
    page = at_work(a_designer()).get(LIST).content.decode()

    assert "There is no draft yet" in page
    assert 'href="/en/design/"' in page


def test_drafts_stand_with_their_author_and_how_far_they_are(offered):
    dora = a_designer()
    put_aside_draft(a_draft(dora), by=dora)
    draft = a_draft(dora, "appointment")

    page = at_work(a_designer("Dario")).get(LIST).content.decode()

    assert draft.title in page
    assert "Dora" in page
    assert "Put aside" in page
    assert "Being written" in page
    assert "Online now" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(rows, offered, django_assert_num_queries):
    dora = a_designer()
    for _number in range(rows):
        a_draft(dora)
    browser = at_work(dora)
    browser.get(LIST)

    with django_assert_num_queries(5):
        browser.get(LIST)


def test_who_designs_nothing_sees_nothing_and_no_way_there():
    browser = at_work(UserFactory())

    assert browser.get(LIST).status_code == 403
    assert 'href="/en/design/"' not in browser.get("/en/account/profile/").content.decode()
