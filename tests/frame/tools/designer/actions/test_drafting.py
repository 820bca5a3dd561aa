import pytest

from hanse.frame.tools.designer.actions.drafting import (
    begin_draft,
    bring_back_draft,
    put_aside_draft,
    save_draft,
)
from hanse.frame.tools.designer.enums import Change, Stage
from hanse.frame.tools.designer.errors import DraftClosed, DraftMoved
from hanse.frame.tools.designer.models import Draft, Revision
from hanse.kernel.errors import Invalid, NotAllowed
from hanse.kernel.models import AuditEntry
from tests.factories.identity import UserFactory
from tests.frame.tools.designer.people import a_designer, a_draft

pytestmark = pytest.mark.django_db
HEAD = "procedure.yaml"


def written(draft: Draft, line: str = "# mine\n") -> dict[str, str]:
    return {**draft.files, HEAD: line + draft.files[HEAD]}


def test_a_draft_knows_what_its_file_says_of_itself():
    dora = a_designer()

    draft = a_draft(dora)

    assert (draft.service, draft.number, draft.stage) == ("event_permit", 1, Stage.WRITING)
    assert draft.title
    assert Revision.objects.get(draft=draft).files == draft.files
    assert AuditEntry.objects.filter(verb="designer.begin_draft", subject_id=draft.id).count() == 1


def test_each_save_is_a_revision_and_the_same_again_is_none():
    dora, dario = a_designer(), a_designer("Dario")
    draft = a_draft(dora)

    saved = save_draft(draft, written(draft), number=1, change=Change.SET, part="title", by=dario)
    again = save_draft(saved, saved.files, number=2, change=Change.SET, by=dora)

    assert (saved.number, again.number) == (2, 2)
    latest = Revision.objects.filter(draft=draft).first()
    assert (latest.number, latest.by, latest.change, latest.part) == (2, dario, "set", "title")


def test_who_comes_too_late_changes_nothing():
    dora = a_designer()
    draft = a_draft(dora)
    saved = save_draft(draft, written(draft), number=1, change=Change.SET, by=dora)

    with pytest.raises(DraftMoved):
        save_draft(draft, written(draft, "# late\n"), number=1, change=Change.SET, by=a_designer("Dario"))

    saved.refresh_from_db()
    assert saved.files[HEAD].startswith("# mine")


def test_what_is_approved_goes_back_to_writing_when_it_is_changed():
    dora = a_designer()
    draft = a_draft(dora)
    Draft.objects.filter(id=draft.id).update(stage=Stage.APPROVED)

    assert save_draft(draft, written(draft), number=1, change=Change.SET, by=dora).stage == Stage.WRITING


def test_what_is_put_aside_rests_until_it_is_brought_back():
    dora = a_designer()
    draft = put_aside_draft(a_draft(dora), by=dora)

    with pytest.raises(DraftClosed):
        save_draft(draft, written(draft), number=1, change=Change.SET, by=dora)
    assert bring_back_draft(draft, by=dora).stage == Stage.WRITING
    with pytest.raises(DraftClosed):
        bring_back_draft(draft, by=dora)


def test_nobody_else_writes():
    dora, rosa = a_designer(), UserFactory()
    draft = a_draft(dora)

    for write in (
        lambda: begin_draft(draft.files, by=rosa),
        lambda: save_draft(draft, written(draft), number=1, change=Change.SET, by=rosa),
        lambda: put_aside_draft(draft, by=rosa),
    ):
        with pytest.raises(NotAllowed):
            write()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"procedure.yaml": "", "../etc/passwd": ""}, "no file of a service"),
        ({"texts/fr.yaml": ""}, "no procedure.yaml"),
        ({"procedure.yaml": "x" * 1_048_577}, "too large"),
    ],
)
def test_what_is_no_service_is_refused(files, words):
    with pytest.raises(Invalid, match=words):
        begin_draft(files, by=a_designer())


def test_a_file_that_is_no_yaml_is_kept_all_the_same():
    dora = a_designer()
    draft = a_draft(dora)

    saved = save_draft(draft, {**draft.files, HEAD: "a: [1"}, number=1, change=Change.WRITTEN, by=dora)

    assert (saved.files[HEAD], saved.service, saved.title) == ("a: [1", draft.service, draft.title)
