"""Change parts of a draft: each change is a revision, with the part in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.spec.file.wording import way_in_words
from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.editing import rewriting
from hanse.frame.tools.designer.editing.parts import part_at
from hanse.frame.tools.designer.editing.renaming import follow
from hanse.frame.tools.designer.editing.values import NoSuchStepError, at
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.errors import DraftMoved, NoSuchPart, NotYaml
from hanse.frame.tools.designer.files import Files
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.starts import beginning
from hanse.identity.public import User
from hanse.kernel.errors import Invalid
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.problems import DocumentError


class Written(Protocol):
    """What is to be written of a part: see `rewriting.written`."""

    @property
    def value(self) -> Plain: ...
    @property
    def rows(self) -> Mapping[str, list[int]]: ...
    @property
    def words(self) -> Mapping[Steps, Mapping[str, str]]: ...


type Edit = Callable[[Files, Steps], tuple[Files, Steps]]


@transaction.atomic
def change_part(draft: Draft, steps: Steps, verb: str, *, number: int, by: User) -> tuple[Draft, Steps]:
    """Do `verb` (up, down, remove, duplicate, or add to a list) to a part; returns where it stands then.

    Raises what `save_draft` does, NoSuchPart and NotYaml.
    """
    if verb not in VERBS:
        raise Invalid(_("There is no such change."))
    if number != draft.number:
        raise DraftMoved
    change, edit = VERBS[verb]
    try:
        part_at(rewriting.plain(draft.files), steps)
        files, there = edit(draft.files, steps)
        words = way_in_words(rewriting.plain(files if change != Change.REMOVED else draft.files), there)
    except NoSuchStepError as error:
        raise NoSuchPart from error
    except DocumentError as error:
        raise NotYaml from error
    return save_draft(draft, files, number=number, change=change, part=words, by=by), there


def _moved(by: int) -> Edit:
    def edit(files: Files, steps: Steps) -> tuple[Files, Steps]:
        number = _number(files, steps)
        return rewriting.move(files, steps, by), (*steps[:-1], number + by)

    return edit


def _removed(files: Files, steps: Steps) -> tuple[Files, Steps]:
    at(rewriting.plain(files), steps)
    if not steps:
        raise NoSuchStepError(steps)
    return rewriting.remove(files, steps), steps


def _duplicated(files: Files, steps: Steps) -> tuple[Files, Steps]:
    number = _number(files, steps)
    return rewriting.duplicate(files, steps), (*steps[:-1], number + 1)


def _added(files: Files, steps: Steps) -> tuple[Files, Steps]:
    """A new part at the end of the list."""
    if not steps or isinstance(steps[-1], int):
        raise NoSuchStepError(steps)
    there = rewriting.entries_at(files, steps)
    head = rewriting.plain(files)
    around = part_at(head, steps[:-1])
    order = tuple(getattr(around.form, "forms", ()))
    return rewriting.add(files, steps, there, beginning(head, steps, _("New")), order), (*steps, there)


def _number(files: Files, steps: Steps) -> int:
    at(rewriting.plain(files), steps)
    if not steps or not isinstance(steps[-1], int):
        raise NoSuchStepError(steps)
    return steps[-1]


VERBS: Mapping[str, tuple[Change, Edit]] = {
    "up": (Change.MOVED, _moved(-1)),
    "down": (Change.MOVED, _moved(1)),
    "remove": (Change.REMOVED, _removed),
    "duplicate": (Change.DUPLICATED, _duplicated),
    "add": (Change.ADDED, _added),
}


@dataclass(frozen=True, slots=True)
class Wrote:
    """`followed` places name the part by its new key now; `left`, in words, by its old one still."""

    draft: Draft
    followed: int
    left: tuple[str, ...]


@transaction.atomic
def write_part(draft: Draft, steps: Steps, typed: Written, *, number: int, by: User) -> Wrote:
    """What was typed in the form of a part; where it has another key then, what names it follows.

    Raises what `save_draft` does, NoSuchPart and NotYaml.
    """
    if number != draft.number:
        raise DraftMoved
    try:
        before = rewriting.plain(draft.files)
        files = rewriting.written(draft.files, steps, typed.value, typed.rows, typed.words)
        made = follow(before, files, steps)
        head = rewriting.plain(made.files)
        words = way_in_words(head, steps)
    except NoSuchStepError as error:
        raise NoSuchPart from error
    except DocumentError as error:
        raise NotYaml from error
    saved = save_draft(draft, made.files, number=number, change=Change.SET, part=words, by=by)
    return Wrote(saved, made.places, tuple(way_in_words(head, one) for one in made.left))
