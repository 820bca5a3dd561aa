"""Inviting a colleague."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hanse.members.enums import Role
from hanse.ui.forms import Choice, ChoiceField, EmailField, Form, LongTextField, TextField


class InviteForm(Form):
    """A colleague, what she does, and a word to her."""

    email = EmailField(label=_("E-mail address"))
    name = TextField(label=_("Name"), required=False, max_length=200)
    role = ChoiceField(
        label=_("What will this person do?"),
        choices=[
            Choice(Role.CONTRIBUTOR.value, _("Contributor: answers questions")),
            Choice(Role.APPROVER.value, _("Approver: signs off the answers")),
            Choice(Role.COORDINATOR.value, _("Coordinator: runs the assessment and invites colleagues")),
        ],
    )
    language = ChoiceField(
        label=_("Language of the letter"),
        choices=[Choice(code, name) for code, name in settings.LANGUAGES],
        initial="en",
    )
    message = LongTextField(label=_("A personal word"), required=False, max_length=1000)
