"""Issuing a document: its words at the moment of the decision; the file is made by a job."""

import secrets
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.steps import Document, Tone
from hanse.kernel import jobs
from hanse.kernel.texts import Text

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without what is read in two ways: 0 and O, 1 and I."""


class Speaks(Protocol):
    """What gives a document its words."""

    def __call__(self, text: Text) -> str: ...

    def facts(self, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]: ...


def issue(row: Case, document: Document, event_number: int, at: datetime, wording: Speaks) -> IssuedDocument:
    """Write the document that an event issues, and ask for its file; part of the caller's transaction."""
    content = {
        "title": wording(document.title),
        "tone": document.tone.value,
        "paragraphs": [wording(one) for one in document.paragraphs],
        "facts": [list(one) for one in wording.facts(document.facts)],
        "verifiable": document.verifiable,
        "shows": [list(one) for one in wording.facts(document.shows)],
    }
    issued = IssuedDocument.objects.create(
        case=row,
        event_number=event_number,
        key=document.key,
        language=row.language,
        code=new_code(),
        content=content,
        issued_at=at,
    )
    jobs.defer("frame.make_document", document_id=str(issued.id))
    return issued


def withdraw_certificates(case_ids: Collection[UUID], at: datetime | None) -> None:
    """What some cases certified is true no more from a moment on; None: it is, after all."""
    certified = IssuedDocument.objects.filter(case_id__in=case_ids, content__tone=Tone.CERTIFICATE.value)
    certified.update(revoked_at=at)


def new_code() -> str:
    """Three groups of four characters (60 random bits), as it is written and read aloud."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    return "-".join(drawn[at : at + 4] for at in (0, 4, 8))
