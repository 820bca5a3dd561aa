"""What is asked when something is done with a membership."""

from django.utils.translation import gettext_lazy as _

from hanse.members.enums import EndReason
from hanse.ui.forms import Choice, ChoiceField, DateField, Form, TextField


def because_field() -> TextField:
    return TextField(label=_("Why?"), hint=_("A sentence; it stays in the member's history."), max_length=500)


class ReasonForm(Form):
    """Why something is done with a membership."""

    because = because_field()


class WithdrawForm(Form):
    """When and why a member leaves by its own will."""

    leaves_on = DateField(
        label=_("From which day are you no longer a member?"), hint=_("Leave it empty for today."), required=False
    )
    because = because_field()


class RenameForm(Form):
    """What a member is called from today on."""

    name = TextField(label=_("New name"), max_length=200)
    because = TextField(
        label=_("Why?"), hint=_("A sentence; it stays in the member's history."), max_length=500, required=False
    )


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
        label=_("From which day is it no longer a member?"), hint=_("Leave it empty for today."), required=False
    )
    because = because_field()
