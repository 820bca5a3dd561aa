"""What is asked of money for dues."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.members.forms.membership import because_field
from hanse.ui.forms import Choice, ChoiceField, DateField, Form, LongTextField, MoneyField, TextField

COUNTS, RETURNED = "counts", "returned"


class RecordForm(Form):
    """Money that has come. `owed` stands in the box: most pay what they owe."""

    on = DateField(label=_("On which day did it come?"))
    reference = TextField(
        label=_("Reference"),
        hint=_("As on the bank statement, so that your accounting finds it."),
        required=False,
        max_length=200,
    )

    def __init__(self, data: Any = None, *, currency: str, owed: Decimal, **rest: Any) -> None:
        super().__init__(data, **rest)
        amount = MoneyField(label=_("Amount"), currency=currency)
        self.fields = {"amount": amount, **self.fields}
        if owed:
            self.initial["amount"] = owed


class AmountForm(Form):
    """How much of what is too much is meant; all of it stands in the box."""

    def __init__(self, data: Any = None, *, currency: str, most: Decimal, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["amount"] = MoneyField(label=_("Amount"), currency=currency)
        if most:
            self.initial["amount"] = most


class MoveForm(AmountForm):
    """To which of a member's invoices money is moved."""

    def __init__(self, data: Any = None, *, takers: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(data, **rest)
        to = ChoiceField(label=_("To which invoice?"), choices=takers)
        self.fields = {"to": to, **self.fields}
        self.initial.setdefault("to", takers[0][0] if takers else "")


class OtherCurrencyForm(Form):
    """What came of a payment in another currency."""

    def __init__(self, data: Any = None, *, currency: str, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["came"] = ChoiceField(
            label=_("What came of it?"),
            choices=[
                Choice(COUNTS, _("It counts: the bank has credited it"), reveal="amount"),
                Choice(RETURNED, _("It was given back"), reveal="reference"),
            ],
        )
        self.fields["amount"] = MoneyField(label=_("How much was credited?"), currency=currency)
        self.fields["reference"] = TextField(label=_("Reference"), max_length=200)


class AddressForm(Form):
    """What stands under the member's name on its invoices."""

    lines = LongTextField(
        label=_("Address on invoices"),
        hint=_("As on a letter, without the member's name and country. You can add a reference for your accounting."),
        required=False,
        max_length=500,
        rows=4,
    )


class GivenBackForm(RecordForm):
    """Money that was given back, and why."""

    on = DateField(label=_("On which day was it given back?"))
    because = because_field()
