"""Answers that a program sends, with the files that it has sent ahead of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from hanse.frame.links import upload_in
from hanse.frame.models import Upload
from hanse.frame.spec.given import Given, read_given, references_in
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import FileRef
from hanse.questions.spec.questionnaire import Questionnaire


def read_uploaded(
    procedure: Procedure, asked: Questionnaire | None, given: Mapping[str, Any], language: str, *, hold: bool = False
) -> Given:
    """The answers, with what is wrong with them in a language; `hold`: no other transaction may use their files."""
    reader, today = reader_in(language, procedure.translations), procedure.calendar.day_of(now())
    return read_given(asked, given, _files(references_in(asked, given), hold=hold), today=today, reader=reader)


def _files(references: Iterator[str], *, hold: bool) -> Mapping[str, FileRef]:
    named = {upload: one for one in references if (upload := upload_in(one))}
    if not named:
        return {}
    rows = Upload.objects.select_related("file").filter(id__in=named)
    return {
        named[row.id]: FileRef(str(row.file.id), row.file.name, row.file.media_type, row.file.size)
        for row in (rows.select_for_update(of=["self"]) if hold else rows)
    }
