"""The field of questions that are answered by files, and the tokens by which a page refers to what was received.

A token is signed: whoever sends one back was given it with the file, so that no page can be made to refer to the file
of somebody else.
"""

from typing import Any

from django.core import signing

from hanse.kernel.files import still_there
from hanse.questions.actions.uploading import kinds_of
from hanse.questions.forms.building import field_for
from hanse.questions.spec.answer import FileRef
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import FilesField, HeldFile, UiField
from hanse.ui.forms.files import HeldFiles

_SALT = "hanse.questions.files"


def token_of(file: FileRef) -> str:
    return signing.dumps([file.id, file.name, file.media_type, file.size], salt=_SALT)


def file_behind(token: str) -> FileRef | None:
    """The file that a token stands for; None where it was not made here."""
    try:
        return FileRef(*signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None


class AnswerFiles(HeldFiles):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[FileRef]:
        tokens = super().value_from_datadict(data, files, name)
        given = [file for token in tokens if (file := file_behind(str(token)))]
        # A page that stood open may refer to what was taken back.
        there = still_there([file.id for file in given])
        return [file for file in given if file.id in there]


class AnswerFilesField(FilesField):
    widget = AnswerFiles

    def held(self, value: Any) -> list[HeldFile]:
        return [HeldFile(token_of(one), one.name, one.size) for one in value or () if isinstance(one, FileRef)]


@field_for("file")
def files(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del reader
    rule = question.files
    endings = [ending for kind in kinds_of(rule) for ending in kind.endings]
    return AnswerFilesField(endings=endings, max_bytes=rule.largest, most=rule.most, **common)
