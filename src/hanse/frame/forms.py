"""Forms of the frame that no procedure declares."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.frame.actions.hooking.keeping import Wish
from hanse.frame.presenters.webhooks import EVENTS
from hanse.ui.forms import Choice, ChoiceField, ChoicesField, EmailField, Form, TextField

OWN, ALL, OFFICE = "own", "*", "office."
MOST_RADIOS = 7


class LinkForm(Form):
    """Where the link to an application goes."""

    email = EmailField(
        label=_("Your e-mail address"), hint=_("We send the link there, and use the address for nothing else.")
    )


class FollowForm(Form):
    """Where it is told how a case goes on."""

    email = EmailField(
        label=_("Your e-mail address"),
        hint=_("We write there when it moves on, and use the address for nothing else. Nobody else learns of it."),
    )


class ChangeWebhookForm(Form):
    """An address, and what is sent there."""

    address = TextField(
        label=_("To which address?"), hint=_("For example https://register.example.org/hook"), max_length=1000
    )
    events = ChoicesField(
        label=_("What should it tell of?"), choices=[Choice(one.value, text) for one, text in EVENTS.items()]
    )


class WebhookForm(ChangeWebhookForm):
    """The same of a new one, and of which cases. `offices` are those of the person, with their titles."""

    office = ChoiceField(label=_("Of which cases?"), choices=())
    service = ChoiceField(label=_("Of which service?"), choices=(), select=True)
    field_order = ("address", "office", "service", "events")

    def __init__(self, *args: Any, offices: Mapping[str, str], services: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Choice(OWN, _("My own, as their applicant"))
        whose = [Choice(f"{OFFICE}{key}", title) for key, title in offices.items()]
        self.fields["office"] = ChoiceField(
            label=self.fields["office"].label, choices=[own, *whose], select=len(whose) > MOST_RADIOS
        )
        every = [Choice(ALL, _("All services")), *(Choice(key, title) for key, title in services.items())]
        self.fields["service"] = ChoiceField(label=self.fields["service"].label, choices=every, select=True)

    def wish(self) -> Wish:
        """What was asked for; only of a form that is in order."""
        given = self.cleaned_data
        office = given["office"].removeprefix(OFFICE) if given["office"] != OWN else ""
        service = "" if given["service"] == ALL else given["service"]
        return Wish(address=given["address"], events=given["events"], office=office, service=service)
