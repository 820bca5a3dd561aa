"""A file of members and people, and what is taken of it."""

from django.utils.translation import gettext_lazy as _

from hanse.questions.spec.workbook.safety import LARGEST_FILE
from hanse.ui.forms import FileField, Form


class RollForm(Form):
    """The file."""

    workbook = FileField(label=_("The workbook that you filled in"), endings=(".xlsx",), max_bytes=LARGEST_FILE)
