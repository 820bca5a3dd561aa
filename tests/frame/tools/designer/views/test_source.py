import pytest

from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.enums import Change
from tests.frame.tools.designer.people import a_designer, a_draft, at_work

pytestmark = pytest.mark.django_db
HEAD = "procedure.yaml"


@pytest.fixture
def draft():
    return a_draft(a_designer())


def send(draft, text: str, name: str = HEAD, number: int = 1):
    answer = at_work(draft.author).post(
        f"/en/design/drafts/{draft.id}/text/", {"file": name, "text": text, "number": number}
    )
    draft.refresh_from_db()
    return answer


def test_a_broken_text_is_kept_and_it_is_said_where_it_breaks(draft):
    answer = send(draft, "key: x\r\ntitle: [a\r\n")

    page = at_work(draft.author).get(answer["Location"]).content.decode()
    assert draft.files[HEAD] == "key: x\ntitle: [a\n"
    assert "It breaks in line 3, column 1" in page
    assert "title: [a" in page


def test_a_text_keeps_its_first_empty_line(draft):
    send(draft, f"\n{draft.files[HEAD]}")

    page = at_work(draft.author).get(f"/en/design/drafts/{draft.id}/text/").content.decode()
    assert 'wrap="off">\n\n# ' in page


def test_a_language_begins_with_its_first_text_and_goes_with_its_last(draft):
    send(draft, "title: Fiesta\n", "texts/es.yaml")
    assert draft.files["texts/es.yaml"] == "title: Fiesta\n"

    send(draft, "  ", "texts/es.yaml", 2)
    assert "texts/es.yaml" not in draft.files


def test_who_comes_second_keeps_her_text_and_sees_the_other(draft):
    save_draft(draft, {**draft.files, HEAD: "key: theirs\n"}, number=1, change=Change.WRITTEN, by=a_designer("Dario"))

    answer = send(draft, "key: mine\n")

    assert answer.status_code == 409
    assert "key: mine" in answer.content.decode()
    assert "key: theirs" in answer.content.decode()
    assert draft.files[HEAD] == "key: theirs\n"


def test_no_other_file_is_written(draft):
    answer = send(draft, "x", "../secret")

    assert "no file of a service" in answer.content.decode()
    assert draft.number == 1
