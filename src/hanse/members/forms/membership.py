"""What is asked when something is done with a membership."""

from typing import Any

from django.core.validators import URLValidator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hanse.kernel.collation import in_order
from hanse.members.enums import EndReason
from hanse.questions.spec.kinds.country import names_in
from hanse.ui.forms import Choice, ChoiceField, DateField, Form, NumberField, TextField


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


class FactsForm(Form):
    """What is known of a city, as the secretariat corrects it."""

    country = ChoiceField(label=_("Country"), choices=[], select=True)
    population = NumberField(label=_("Population"), minimum=1, maximum=59_999_999, required=False)
    website = TextField(label=_("Website"), hint=_("It begins with https://"), max_length=200, required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        countries = in_order(list(names_in(get_language() or "en").items()), lambda one: one[1])
        field: Any = self.fields["country"]
        field.options, field.choices = tuple(Choice(*one) for one in countries), countries

    def clean_website(self) -> str:
        website = str(self.cleaned_data["website"])
        if website:
            URLValidator(schemes=["http", "https"], message=gettext("It begins with https://"))(website)
        return website


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
