import pytest

from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.editing.rewriting import plain, sheets_of
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.models import Draft, Revision
from tests.frame.tools.designer.people import a_designer, a_draft, at_work

pytestmark = pytest.mark.django_db
HEAD = "procedure.yaml"


@pytest.fixture
def dora():
    return a_designer()


@pytest.fixture
def draft(dora) -> Draft:
    return a_draft(dora)


def outline(draft: Draft) -> str:
    return f"/en/design/drafts/{draft.id}/"


def do(draft: Draft, way: str, verb: str, **more: object):
    data = {"do": verb, "number": draft.number, **more}
    answer = at_work(draft.author).post(f"{outline(draft)}parts/{way}/change/", data)
    draft.refresh_from_db()
    return answer


def keys(draft: Draft, name: str) -> list[str]:
    return [one["key"] for one in plain(draft.files)[name]]


def test_every_part_stands_in_the_list_with_what_it_is(draft, dora):
    page = at_work(dora).get(outline(draft)).content.decode()

    for section in plain(draft.files)["sections"]:
        for question in section["questions"]:
            assert f">{question['key']}</code>" in page
    assert "Add a section" in page
    assert "Into the state: " in page


def test_a_state_moves_with_its_words(draft):
    before, french = keys(draft, "states"), words_in(sheets_of(draft.files, "fr"))

    answer = do(draft, "states/0", "down")

    assert keys(draft, "states") == [before[1], before[0], *before[2:]]
    assert words_in(sheets_of(draft.files, "fr")) == french
    assert answer["Location"].endswith("#part-states-1")
    assert Revision.objects.first().part == f"state {before[0]}"


def test_what_is_removed_comes_back_by_one_button(draft, dora):
    files = draft.files

    answer = do(draft, "documents/0", "remove")
    page = at_work(dora).get(answer["Location"]).content.decode()

    assert "The part is removed." in page
    restore = f"{outline(draft)}history/1/restore/"
    assert restore in page
    at_work(dora).post(restore, {"number": 2})
    draft.refresh_from_db()
    assert (draft.files, draft.number) == (files, 3)


def test_a_double_has_a_key_of_its_own_and_the_same_words(draft):
    before, french = keys(draft, "states"), words_in(sheets_of(draft.files, "fr"))

    do(draft, "states/0", "duplicate")

    assert keys(draft, "states") == [before[0], f"{before[0]}_2", *before[1:]]
    words = words_in(sheets_of(draft.files, "fr"))
    assert words[f"state.{before[0]}_2.title"] == french[f"state.{before[0]}.title"]


@pytest.mark.parametrize("way", ["sections", "sections/0/questions", "offices", "states", "transitions", "documents",
                                 "terms", "bookings", "lookups", "prefill", "tables", "scenarios",
                                 "scenarios/0/moves", "transitions/0/messages"])  # fmt: skip
def test_a_part_is_added_to_each_list_and_opens(draft, dora, way):
    answer = do(draft, way, "add")

    assert at_work(dora).get(answer["Location"]).status_code == 200
    assert draft.number == 2


def test_who_comes_too_late_moves_nothing(draft, dora):
    save_draft(draft, {**draft.files, HEAD: f"# later\n{draft.files[HEAD]}"}, number=1, change=Change.WRITTEN, by=dora)

    answer = do(draft, "states/0", "down", number=1)

    assert answer.status_code == 409
    assert draft.number == 2


@pytest.mark.parametrize(("way", "verb"), [("states/99", "up"), ("states", "remove-all"), ("-", "remove"),
                                           ("states/0", "up"), ("title", "duplicate")])  # fmt: skip
def test_what_cannot_be_done_is_refused_and_nothing_changes(draft, way, verb):
    assert do(draft, way, verb).status_code in {404, 422, 400, 409}
    assert draft.number == 1


def test_what_is_no_yaml_has_no_parts_and_says_so(draft, dora):
    save_draft(draft, {**draft.files, HEAD: "a: [1"}, number=1, change=Change.WRITTEN, by=dora)

    page = at_work(dora).get(outline(draft)).content.decode()

    assert "Nothing is lost: mend it as text." in page
    assert at_work(dora).get(f"{outline(draft)}parts/states/0/")["Location"] == f"{outline(draft)}text/"
