"""Begin a draft, save it, put it aside and bring it back."""

from django.db import transaction

from hanse.frame.tools.designer.enums import OPEN, Change, Stage
from hanse.frame.tools.designer.errors import DraftClosed, DraftMoved, NoSuchDraft
from hanse.frame.tools.designer.files import Files, require_files, said_in
from hanse.frame.tools.designer.models import Draft, Revision
from hanse.frame.tools.designer.queries import require_designer
from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.clock import now


@transaction.atomic
def begin_draft(files: Files, *, by: User, service: str = "", based_on: str = "") -> Draft:
    """A draft with these files; `based_on` is the version that it goes on from. Raises NotAllowed and Invalid."""
    require_designer(by)
    require_files(files)
    said = said_in(files)
    made = Draft.objects.create(
        service=said.service or service, title=said.title, based_on=based_on, files=dict(files), author=by
    )
    _keep_revision(made, Change.BEGUN, "", by)
    audit.record("designer.begin_draft", by=by.actor, on=made, detail={"service": made.service})
    return made


@transaction.atomic
def save_draft(draft: Draft, files: Files, *, number: int, change: Change, by: User, part: str = "") -> Draft:
    """The next revision, where `number` is still the newest; nothing where the files are the same.

    What is in review, or approved, goes back to writing: what was looked at is not what stands there now. Raises
    NotAllowed, Invalid, DraftMoved and DraftClosed.
    """
    require_designer(by)
    require_files(files)
    held = locked(draft)
    if held.stage not in OPEN:
        raise DraftClosed
    if held.number != number:
        raise DraftMoved
    if dict(files) == held.files:
        return held
    said = said_in(files)
    held.files, held.number, held.stage, held.touched_at = dict(files), held.number + 1, Stage.WRITING, now()
    held.service, held.title = said.service or held.service, said.title or held.title
    held.save()
    _keep_revision(held, change, part, by)
    audit.record("designer.save_draft", by=by.actor, on=held, detail={"number": held.number, "change": change.value})
    return held


@transaction.atomic
def put_aside_draft(draft: Draft, *, by: User) -> Draft:
    """Out of the way, with all that was written. Raises NotAllowed and DraftClosed."""
    require_designer(by)
    held = locked(draft)
    if held.stage not in OPEN:
        raise DraftClosed
    return _staged(held, Stage.PUT_ASIDE, "designer.put_aside_draft", by)


@transaction.atomic
def bring_back_draft(draft: Draft, *, by: User) -> Draft:
    """One that was put aside. Raises NotAllowed and DraftClosed."""
    require_designer(by)
    held = locked(draft)
    if held.stage != Stage.PUT_ASIDE:
        raise DraftClosed
    return _staged(held, Stage.WRITING, "designer.bring_back_draft", by)


def locked(draft: Draft) -> Draft:
    """Locked until the transaction ends."""
    found = Draft.objects.select_for_update().filter(id=draft.id).first()
    if found is None:
        raise NoSuchDraft
    return found


def _staged(draft: Draft, stage: Stage, verb: str, by: User) -> Draft:
    draft.stage, draft.touched_at = stage, now()
    draft.save(update_fields=["stage", "touched_at"])
    audit.record(verb, by=by.actor, on=draft)
    return draft


def _keep_revision(draft: Draft, change: Change, part: str, by: User) -> None:
    Revision.objects.create(draft=draft, number=draft.number, files=draft.files, by=by, change=change, part=part[:300])
