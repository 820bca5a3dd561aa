"""Forms of members."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hanse.members.enums import EndReason, Role
from hanse.ui.forms import Choice, ChoiceField, DateField, EmailField, Form, LongTextField, TextField


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


def because_field() -> TextField:
    return TextField(label=_("Why?"), hint=_("A sentence; it stays in the member's history."), max_length=500)


class ReasonForm(Form):
    """Why something is done with a membership."""

    because = because_field()


class EndForm(Form):
    """How, when and why a membership ends."""

    reason = ChoiceField(
        label=_("What happened?"),
        choices=[
            Choice(EndReason.WITHDREW.value, EndReason.WITHDREW.label),
            Choice(EndReason.EXCLUDED.value, EndReason.EXCLUDED.label),
            Choice(EndReason.MERGED.value, EndReason.MERGED.label, reveal="into"),
        ],
    )
    into = TextField(
        label=_("Into which member was it merged?"), hint=_("Its name, as in the list of members."), max_length=200
    )
    ends_on = DateField(
        label=_("From which day is it no member any more?"), hint=_("Leave it empty for today."), required=False
    )
    because = because_field()
