"""One form with every field of the design system, for the gallery and its tests."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from hanse.ui.forms import (
    CheckField,
    Choice,
    ChoiceField,
    ChoicesField,
    DateField,
    EmailField,
    FileField,
    Form,
    HiddenVersionField,
    LongTextField,
    MatrixField,
    MoneyField,
    NumberField,
    PasswordField,
    TextField,
    YesNoField,
)


class EveryField(Form):
    name = TextField(label=_("Full name"), hint=_("As it should stand on a certificate."), autocomplete="name")
    email = EmailField(label=_("E-mail address"))
    password = PasswordField(label=_("Password"), new=True, hint=_("At least 12 characters."))
    about = LongTextField(label=_("What does your department do?"), max_length=200, required=False)
    share = NumberField(
        label=_("Share of services offered online"),
        unit="%",
        decimals=1,
        minimum=0,
        maximum=Decimal(100),
        width=5,
    )
    budget = MoneyField(label=_("Budget for digital services"), currency="EUR", required=False)
    started = DateField(label=_("When did the work begin?"), hint=_("For example, 27 3 2026."))
    strategy = ChoiceField(
        label=_("How far is the written strategy?"),
        choices=[
            Choice("none", _("There is none"), hint=_("Plans live in people's heads.")),
            Choice("draft", _("A draft is being discussed")),
            Choice("adopted", _("The council has adopted it"), reveal="adopted_on"),
        ],
    )
    adopted_on = TextField(label=_("Which year was it adopted?"), width=4, input_mode="numeric")
    country = ChoiceField(
        label=_("Country"), select=True, choices=[("KR", _("Korea")), ("FR", _("France")), ("MA", _("Morocco"))]
    )
    channels = ChoicesField(
        label=_("Where can people reach the city?"),
        hint=_("Choose all that apply."),
        choices=[
            Choice("desk", _("At a desk")),
            Choice("web", _("On the web")),
            Choice("phone", _("By telephone")),
            Choice("none", _("None of these"), alone=True),
        ],
    )
    reviewed = YesNoField(label=_("Has the plan been reviewed this year?"))
    systems = MatrixField(
        label=_("How are these systems used?"),
        rows=[
            Choice("tax", _("Integrated taxation")),
            Choice("permits", _("Building permits"), hint=_("From application to decision.")),
            Choice("civil", _("Civil registration")),
        ],
        columns=[("no", _("Not there")), ("pilot", _("Pilot")), ("part", _("In part")), ("full", _("Everywhere"))],
    )
    evidence = FileField(label=_("Evidence"), endings=(".pdf", ".xlsx"), max_bytes=5_000_000, required=False)
    agree = CheckField(label=_("I have checked these answers"))
    version = HiddenVersionField(initial=3)
