from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hanse.ui.forms import Choice, ChoiceField, EmailField, Form, LongTextField, TextField


class OfficeStaffForm(Form):
    """Somebody who is to work for a regional office, and a word to her."""

    email = EmailField(label=_("E-mail address"))
    name = TextField(label=_("Name"), required=False, max_length=200)
    language = ChoiceField(
        label=_("Language of the letter"),
        choices=[Choice(code, name) for code, name in settings.LANGUAGES],
        initial="en",
    )
    message = LongTextField(label=_("A personal word"), required=False, max_length=1000)
