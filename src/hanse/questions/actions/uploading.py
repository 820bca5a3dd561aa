"""Receiving a file that answers a question: kept by the rule of the question, before any answer refers to it."""

from hanse.kernel import files
from hanse.kernel.actor import Actor
from hanse.kernel.models import StoredFile
from hanse.questions.spec.kinds.file import MEDIA_TYPES
from hanse.questions.spec.question import FileRule


def receive_file(upload: files.Upload, rule: FileRule, *, by: Actor) -> StoredFile:
    """Check and store it. Raises Invalid, which says what the rule takes."""
    return files.store(upload, by=by, kinds=kinds_of(rule), limit=rule.largest)


def kinds_of(rule: FileRule) -> tuple[files.FileKind, ...]:
    """The kinds of the store that a rule takes."""
    taken = {MEDIA_TYPES[name] for name in rule.kinds}
    return tuple(kind for kind in files.EVIDENCE_KINDS if kind.media_type in taken)
