"""Form fields that carry the design system: `{{ form.name }}` is label, hint, problem and control, ready.

class Contact(Form):
name = TextField(label=_("Full name"), autocomplete="name")
reach = ChoiceField(label=_("How do we reach you?"), choices=[
Choice("email", _("E-mail"), reveal="email"),
Choice("none", _("Not at all")),
])
email = EmailField(label=_("E-mail address"))     # asked, and required, only where revealed
"""

from hanse.ui.forms.adopted import adopted
from hanse.ui.forms.base import Form, Problem, UiBoundField, UiField
from hanse.ui.forms.choice import CheckField, Choice, ChoiceField, ChoicesField, StatementField, YesNoField
from hanse.ui.forms.date import DateField
from hanse.ui.forms.entries import EntriesField
from hanse.ui.forms.file import FileField
from hanse.ui.forms.files import FilesField, HeldFile
from hanse.ui.forms.matrix import MatrixField
from hanse.ui.forms.number import MoneyField, NumberField, parse_number
from hanse.ui.forms.parts import PartsField
from hanse.ui.forms.place import PlaceField
from hanse.ui.forms.text import EmailField, HiddenVersionField, LongTextField, PasswordField, PhoneField, TextField
from hanse.ui.forms.theirs import saved_otherwise
from hanse.ui.forms.times import TimesField, Timetable, Turn

__all__ = [
    "CheckField",
    "Choice",
    "ChoiceField",
    "ChoicesField",
    "DateField",
    "EmailField",
    "EntriesField",
    "FileField",
    "FilesField",
    "Form",
    "HeldFile",
    "HiddenVersionField",
    "LongTextField",
    "MatrixField",
    "MoneyField",
    "NumberField",
    "PartsField",
    "PasswordField",
    "PhoneField",
    "PlaceField",
    "Problem",
    "StatementField",
    "TextField",
    "TimesField",
    "Timetable",
    "Turn",
    "UiBoundField",
    "UiField",
    "YesNoField",
    "adopted",
    "parse_number",
    "saved_otherwise",
]
