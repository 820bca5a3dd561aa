"""Forms of the network's posts."""

from django.utils.translation import gettext_lazy as _

from hanse.ui.forms import DateField, Form, TextField


def _who() -> dict[str, TextField]:
    return {
        "member": TextField(label=_("Member"), hint=_("Its name, as in the list of members."), max_length=200),
        "holder": TextField(label=_("Name of the person"), max_length=200),
        "title": TextField(label=_("What this person is there"), hint=_("Like: Mayor"), required=False, max_length=200),
    }


class CandidacyForm(Form):
    """Somebody stands for a post."""

    member, holder, title = _who().values()
    noticed_on = DateField(label=_("When was notice given?"), hint=_("Leave it empty for today."), required=False)
    chosen_on = DateField(label=_("On which day is it decided?"))


class TermForm(Form):
    """Somebody was chosen for a post."""

    member, holder, title = _who().values()
    decided_on = DateField(label=_("On which day was it decided?"))
    starts_on = DateField(label=_("From which day does this person hold the post?"))
    minute = TextField(
        label=_("Where do the minutes say so?"),
        hint=_("Like: meeting of 12 May 2026, item 4"),
        required=False,
        max_length=200,
    )
    despite = TextField(
        label=_("If something stands against it: why is it so all the same?"),
        hint=_("A sentence; it stays in the history."),
        required=False,
        max_length=500,
    )


class EndTermForm(Form):
    """Somebody leaves a post before her time."""

    ends_on = DateField(label=_("From which day does this person no longer hold it?"))
    because = TextField(label=_("Why?"), hint=_("A sentence; it stays in the history."), max_length=500)
