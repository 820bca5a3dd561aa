"""Reads of the documents that a case has issued."""

import re
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.frame.models import Case, IssuedDocument
from hanse.frame.queries.procedures import procedure_of
from hanse.frame.spec.answering import from_json
from hanse.kernel.errors import NotThere
from hanse.kernel.models import StoredFile
from hanse.questions.spec.kinds.file import files_in


def documents_of(case: Case) -> QuerySet[IssuedDocument]:
    """In the order in which they were issued, with their files; none of an erased case, whose documents are gone."""
    if case.erased_at:
        return IssuedDocument.objects.none()
    return IssuedDocument.objects.filter(case=case).select_related("file").order_by("issued_at")


def document_of(case: Case, document_id: UUID) -> IssuedDocument:
    """One of the case's documents. Raises NotThere."""
    found = documents_of(case).filter(id=document_id).first()
    if found is None:
        raise NotThere(_("There is no such document in this case."))
    return found


def document_file(case: Case, document_id: UUID) -> StoredFile:
    """Its PDF. Raises NotThere, also while it is being made."""
    found = document_of(case, document_id)
    if found.file is None:
        raise NotThere(_("This document is still being made. Try again in a moment."))
    return found.file


def file_of(case: Case, file_id: UUID, *, among: Collection[str] | None = None) -> StoredFile:
    """A file to which an answer in the case refers, perhaps only to some of its questions. Raises NotThere."""
    answers = from_json(procedure_of(case), case.answers)
    allowed = (answer for key, answer in answers.items() if among is None or key in among)
    held = {one.id for answer in allowed for one in files_in(answer.value)}
    found = StoredFile.objects.filter(id=file_id).first() if str(file_id) in held else None
    if found is None:
        raise NotThere(_("There is no such file in this case."))
    return found


def document_by_code(code: str) -> IssuedDocument | None:
    """The document behind a code, however it was typed."""
    plain = re.sub(r"[^0-9A-Z]", "", code.upper())
    written = "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    return IssuedDocument.objects.filter(code=written).select_related("case").first()
