"""Writes of evidence. An answer that was handed in keeps the evidence that it had."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from hanse.kernel import audit, files
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.actions.writing import writing
from hanse.questions.enums import EvidenceKind
from hanse.questions.errors import BadEvidence
from hanse.questions.models import Evidence, Sheet
from hanse.questions.spec.question import Question
from hanse.questions.spec.wording import cleaned

LONGEST_LINK = 2000
LONGEST_NOTE = 4000


def add_evidence(
    sheet: Sheet, question: Question, *, by: Actor, upload: files.Upload | None = None, link: str = "", note: str = ""
) -> Evidence:
    """Back an answer with a file, a link or a note (a note may also describe a file or a link).

    The same sent twice by one person stands once.
    Raises BadEvidence where nothing or no web address was given, kernel's Invalid for a file that is not accepted,
    and SheetFrozen.
    """
    words, address = cleaned(note), cleaned(link)
    if upload is not None and address:
        raise BadEvidence(_("Give a file or a link, one at a time."), field="link")
    if len(words) > LONGEST_NOTE:
        raise BadEvidence(_("Write at most %(number)s characters.") % {"number": LONGEST_NOTE}, field="note")
    if address:
        check_link(address)
    if upload is None and not address and not words:
        raise BadEvidence(_("Choose a file, give a link or write a note."), field="upload")
    file = None if upload is None else files.checked(upload)
    with writing(sheet):
        Sheet.objects.select_for_update(no_key=True).get(id=sheet.id)  # of two at once, the second sees the first
        standing = Evidence.objects.filter(sheet=sheet, key=question.key, removed_at=None, by_id=by.id)
        same = standing.filter(link=address, note=words, file__sha256=file.sha256 if file else None).first()
        if same is not None:
            return same
        evidence = Evidence.objects.create(
            sheet=sheet,
            key=question.key,
            kind=EvidenceKind.FILE if file else EvidenceKind.LINK if address else EvidenceKind.NOTE,
            file=files.keep(file, by=by) if file else None,
            link=address,
            note=words,
            by_id=by.id,
        )
        _record("add_evidence", evidence, by)
        return evidence


def remove_evidence(evidence: Evidence, *, by: Actor) -> None:
    """Take evidence out of sight; it stays in the database. Removing it twice changes nothing."""
    with writing(evidence.sheet):
        standing = Evidence.objects.filter(id=evidence.id, removed_at=None)
        if standing.update(removed_at=now(), removed_by_id=by.id):
            _record("remove_evidence", evidence, by)


def check_link(address: str) -> None:
    """Raises BadEvidence unless this is an address of the web."""
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and len(address) <= LONGEST_LINK
    except ValueError:
        good = False
    if not good or any(character.isspace() for character in address):
        raise BadEvidence(_("Give the whole address of a web page, beginning with https://"), field="link")


def _record(verb: str, evidence: Evidence, by: Actor) -> None:
    detail = {"key": evidence.key, "evidence": str(evidence.id), "kind": evidence.kind}
    audit.record(f"questions.{verb}", by=by, on=evidence.sheet, detail=detail)
