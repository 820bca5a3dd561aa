"""Forms beside a question: evidence and comments. What is accepted is said by the actions."""

from django.utils.translation import gettext_lazy as _

from hanse.kernel.files import EVIDENCE_KINDS, LARGEST
from hanse.questions.spec.workbook.safety import LARGEST_FILE
from hanse.ui.forms import FileField, Form, LongTextField, TextField

ENDINGS = tuple(ending for kind in EVIDENCE_KINDS for ending in kind.endings)


class EvidenceForm(Form):
    upload = FileField(label=_("A file"), endings=ENDINGS, max_bytes=LARGEST, required=False)
    link = TextField(label=_("A link"), hint=_("The whole address of a web page."), required=False)
    note = LongTextField(label=_("A note"), hint=_("Where it is found, or what it shows."), rows=2, required=False)


class CommentForm(Form):
    comment = LongTextField(label=_("Write a comment"), rows=2)


class UploadForm(Form):
    workbook = FileField(label=_("The workbook that you filled in"), endings=(".xlsx",), max_bytes=LARGEST_FILE)
