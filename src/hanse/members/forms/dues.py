"""What is asked of money for dues."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.members.forms.membership import because_field
from hanse.ui.forms import DateField, Form, LongTextField, MoneyField, TextField


class RecordForm(Form):
    """Money that has come. `owed` stands in the box: most pay what they owe."""

    on = DateField(label=_("On which day did it come?"))
    reference = TextField(
        label=_("Reference"),
        hint=_("Of the bank's statement, so that your accounting finds it."),
        required=False,
        max_length=200,
    )

    def __init__(self, data: Any = None, *, currency: str, owed: Decimal, **rest: Any) -> None:
        super().__init__(data, **rest)
        amount = MoneyField(label=_("Amount"), currency=currency)
        self.fields = {"amount": amount, **self.fields}
        if owed:
            self.initial["amount"] = owed


class AddressForm(Form):
    """What stands under the member's name on its invoices."""

    lines = LongTextField(
        label=_("Address on invoices"),
        hint=_(
            "As on a letter, without the member's name and country. A reference of your accounting may stand here, too."
        ),
        required=False,
        max_length=500,
        rows=4,
    )


class GivenBackForm(RecordForm):
    """Money that was given back, and why."""

    on = DateField(label=_("On which day was it given back?"))
    because = because_field()
