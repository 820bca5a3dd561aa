"""Forms of the diagnostic."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.enums import SharingLevel
from hanse.identity.public import User
from hanse.ui.forms import Choice, ChoiceField, DateField, Form, LongTextField, TextField

PRIVATE = "private"


class AssignForm(Form):
    """Which colleague, and a word to her."""

    user = ChoiceField(label=_("Who should answer this section?"), choices=[])
    note = LongTextField(label=_("A word to your colleague"), required=False, max_length=1000)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = self.fields["user"].label
        self.fields["user"] = ChoiceField(label=label, choices=[Choice(str(one.id), str(one)) for one in people])


class ReasonForm(Form):
    """Why submitted answers are opened again."""

    reason = LongTextField(label=_("Why must the answers change?"), max_length=1000)


class ReviewForm(Form):
    """What the approver decides."""

    decision = ChoiceField(
        label=_("What do you decide?"),
        choices=[
            Choice("sign_off", _("I sign off these answers on behalf of the city")),
            Choice("return", _("I give them back: something is missing or wrong"), reveal="comment"),
        ],
    )
    comment = LongTextField(label=_("What is missing?"), max_length=2000)


class SharingForm(Form):
    """Who may see the results."""

    level = ChoiceField(
        label=_("Who may see your city's results of this round?"),
        choices=[
            Choice(PRIVATE, _("Only our city, and the secretariat")),
            Choice(SharingLevel.MEMBERS.value, _("All members of the network")),
            Choice(SharingLevel.PUBLIC.value, _("Everyone")),
        ],
    )


class RoundForm(Form):
    """A new round."""

    name = TextField(label=_("Name of the round"), hint=_("For example: Spring 2027"), max_length=120)
    opens_on = DateField(label=_("First day"))
    closes_on = DateField(label=_("Last day"))


class TakeOverForm(Form):
    """The link of a quick scan, as it was copied: with whatever stands around the secret."""

    link = TextField(
        label=_("Link of the quick scan"), hint=_("It stands at the end of the quick scan's result."), max_length=500
    )

    @property
    def secret(self) -> str:
        """What stands last in the link; only for a valid form."""
        return str(self.cleaned_data["link"]).split("?")[0].split("#")[0].strip().rstrip("/").rpartition("/")[2]
