"""Inviting a colleague, the days of her role, ending it, and handing the coordinator's role over."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hanse.identity.public import User
from hanse.members.enums import Role
from hanse.ui.forms import CheckField, Choice, ChoiceField, DateField, EmailField, Form, LongTextField, TextField

ROLES = {
    Role.CONTRIBUTOR: _("Contributor: answers questions"),
    Role.APPROVER: _("Approver: signs off the answers"),
    Role.COORDINATOR: _("Coordinator: runs the assessment and invites colleagues"),
    Role.DELEGATE: _("Delegate: speaks and votes for the member in assemblies"),
    Role.ALTERNATE: _("Alternate: stands in for the delegate"),
}
OF_ORGANISATIONS = {
    Role.COORDINATOR: _("Coordinator: keeps its page and invites colleagues"),
    Role.CONTRIBUTOR: _("Contributor: works with the coordinator"),
    Role.DELEGATE: ROLES[Role.DELEGATE],
    Role.ALTERNATE: ROLES[Role.ALTERNATE],
}
ANOTHER = "another"


class InviteForm(Form):
    """A colleague, what she does and for how long, and a word to her."""

    email = EmailField(label=_("E-mail address"))
    name = TextField(label=_("Name"), required=False, max_length=200)
    role = ChoiceField(label=_("What will this person do?"), choices=[])
    starts_on = DateField(label=_("From which day?"), hint=_("Leave it empty for today."), required=False)
    ends_on = DateField(
        label=_("Until which day?"),
        hint=_("The last day of the role; access ends with it. Leave it empty where no end is known."),
        required=False,
    )
    language = ChoiceField(
        label=_("Language of the letter"),
        choices=[Choice(code, name) for code, name in settings.LANGUAGES],
        initial="en",
    )
    message = LongTextField(label=_("A personal word"), required=False, max_length=1000)

    def __init__(self, *args: Any, of_city: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = ROLES if of_city else OF_ORGANISATIONS
        choices = [Choice(role.value, words) for role, words in roles.items()]
        self.fields["role"] = ChoiceField(label=self.fields["role"].label, choices=choices)


class DaysForm(Form):
    """From when until when somebody has a role."""

    starts_on = DateField(label=_("First day"))
    ends_on = DateField(
        label=_("Last day"), hint=_("Access ends with it. Leave it empty where no end is known."), required=False
    )


class EndRoleForm(Form):
    """Whether nobody may be left to coordinate; asked where that would happen."""

    confirmed = CheckField(
        label=_("Nobody will coordinate then until the secretariat invites somebody"), required=False
    )


class ConfirmedDaysForm(DaysForm):
    """The same where nobody would be left to coordinate."""

    confirmed = EndRoleForm.base_fields["confirmed"]


class HandOverForm(Form):
    """Who follows, and what the leaver does afterwards."""

    successor = ChoiceField(label=_("Who takes over?"), choices=[])
    email = EmailField(label=_("E-mail address"), hint=_("They get a letter with a link to begin."))
    afterwards = ChoiceField(
        label=_("And afterwards?"),
        choices=[
            Choice("leave", _("My role ends"), hint=_("With it my access to what this member has here.")),
            Choice("stay", _("I stay as a contributor")),
        ],
    )
    at_once = CheckField(
        label=_("Do not wait until a new person has signed in"),
        hint=_("Nobody may be able to coordinate for a while."),
        required=False,
    )

    def __init__(self, *args: Any, colleagues: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [Choice(one.email, str(one), hint=one.email if one.name else "") for one in colleagues]
        choices = [*known, Choice(ANOTHER, _("Somebody else"), reveal="email")]
        self.fields["successor"] = ChoiceField(label=self.fields["successor"].label, choices=choices)

    @property
    def said(self) -> dict[str, Any]:
        """What is done; only for a valid form."""
        given = self.cleaned_data
        chosen = given["email"] if given["successor"] == ANOTHER else given["successor"]
        return {"email": chosen, "stays": given["afterwards"] == "stay", "at_once": bool(given["at_once"])}
