"""Files that come with a form: received and stored before the form is judged, so that none is lost to another fault."""

from collections.abc import Iterator
from uuid import UUID

from django.http import FileResponse, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from hanse.kernel import files as store
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.models import StoredFile
from hanse.questions.actions.uploading import receive_file
from hanse.questions.forms.files import token_of
from hanse.questions.spec.answer import Answer, FileRef
from hanse.questions.spec.kinds.file import files_in
from hanse.questions.spec.question import Question

_UPLOAD = "-upload"


def received(
    request: HttpRequest, question: Question, *, by: Actor, prefix: str | None = None
) -> tuple[QueryDict, list[Invalid]]:
    """The form's data with the tokens of what was stored, and what is wrong with files that were not."""
    data, refused = request.POST.copy(), list[Invalid]()
    for name, asked in _askers(request, question, f"{prefix}-answer" if prefix else "answer"):
        room = max(asked.files.most - len(set(data.getlist(name))), 0)
        uploads = request.FILES.getlist(f"{name}{_UPLOAD}")
        if len(uploads) > room:
            words = _("At most %(most)s files are taken. Those beyond were not kept: remove some first.")
            refused.append(Invalid(words % {"most": asked.files.most}))
        for upload in uploads[:room]:
            try:
                stored = receive_file(upload, asked.files, by=by)
            except Invalid as error:
                refused.append(error)
            else:
                ref = FileRef(str(stored.id), stored.name, stored.media_type, stored.size)
                data.appendlist(name, token_of(ref))
    return data, refused


def _askers(request: HttpRequest, question: Question, base: str) -> Iterator[tuple[str, Question]]:
    """The names under which files came, each with the question that takes them."""
    for field in request.FILES:
        name = str(field).removesuffix(_UPLOAD)
        if name == base and question.kind == "file":
            yield name, question
        for part in question.of:
            number = name.removeprefix(f"{base}-").removesuffix(f"-{part.key}")
            if part.kind == "file" and number.isdecimal() and name == f"{base}-{number}-{part.key}":
                yield name, part


def file_of(answer: Answer | None, file_id: UUID) -> FileResponse:
    """A file to which this answer refers, as a download; who may see the answer may have it. Raises NotThere."""
    held = {file.id for file in files_in(answer.value)} if answer else set()
    found = StoredFile.objects.filter(id=file_id).first() if str(file_id) in held else None
    if found is None:
        raise NotThere(_("There is no such file."))
    return store.download(found)
