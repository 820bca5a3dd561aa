import pytest

from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.enums import Change
from tests.frame.tools.designer.people import a_designer, a_draft, at_work

pytestmark = pytest.mark.django_db
HEAD = "procedure.yaml"


@pytest.fixture
def draft():
    dora = a_designer()
    made = a_draft(dora)
    text = made.files[HEAD]
    for number, line in enumerate(["# one\n", "# two\n"], start=1):
        made = save_draft(
            made, {**made.files, HEAD: line + text}, number=number, change=Change.SET, by=dora, part="title"
        )
    return made


def page(draft, path: str) -> str:
    return at_work(draft.author).get(f"/en/design/drafts/{draft.id}/history/{path}").content.decode()


def test_the_history_says_who_when_and_what(draft):
    shown = page(draft, "")

    assert "Changed: " in shown
    assert "Begun" in shown
    assert "Dora" in shown


def test_any_two_are_compared_line_by_line(draft):
    assert "<ins># two</ins>" in page(draft, "compare/?older=2&newer=3")
    assert "<del># one</del>" in page(draft, "compare/?older=2&newer=3")
    assert "They say the same." in page(draft, "compare/?older=2&newer=2")
    assert at_work(draft.author).get(f"/en/design/drafts/{draft.id}/history/compare/?older=9").status_code == 404


def test_an_earlier_one_is_restored_as_the_newest(draft):
    browser, path = at_work(draft.author), f"/en/design/drafts/{draft.id}/history/2/restore/"

    browser.post(path, {"number": 2})
    draft.refresh_from_db()
    assert draft.number == 3, "somebody has saved since she looked"

    browser.post(path, {"number": 3})
    draft.refresh_from_db()
    assert draft.files[HEAD].startswith("# one\n")
    assert draft.number == 4


@pytest.mark.parametrize("rows", [1, 3])
def test_the_history_asks_the_same_whatever_its_length(rows, django_assert_num_queries):
    draft = a_draft(a_designer())
    for number in range(1, rows):
        draft = save_draft(
            draft, {**draft.files, HEAD: f"# {number}\n"}, number=number, change=Change.SET, by=draft.author
        )
    browser = at_work(draft.author)
    browser.get(f"/en/design/drafts/{draft.id}/history/")

    with django_assert_num_queries(5):
        browser.get(f"/en/design/drafts/{draft.id}/history/")
