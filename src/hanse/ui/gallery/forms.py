"""One form with every field of the design system, for the gallery and its tests."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.ui.forms import (
    CheckField,
    Choice,
    ChoiceField,
    ChoicesField,
    DateField,
    EmailField,
    EntriesField,
    FileField,
    FilesField,
    Form,
    HeldFile,
    HiddenVersionField,
    LongTextField,
    MatrixField,
    MoneyField,
    NumberField,
    PartsField,
    PasswordField,
    PhoneField,
    PlaceField,
    StatementField,
    TextField,
    YesNoField,
)


class GalleryFiles(FilesField):
    def held(self, value: Any) -> list[HeldFile]:
        """Nothing was received here: what comes back is shown by its number."""
        return [one if isinstance(one, HeldFile) else HeldFile(one, f"file {one}", 1000) for one in value or ()]


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
    home = PartsField(
        label=_("Where do you live?"),
        fields={
            "lines": TextField(label=_("Street and house number")),
            "town": TextField(label=_("Town or city"), width=20),
        },
        required=False,
    )
    takes = PartsField(
        label=_("How long does it take?"),
        inline=True,
        fields={
            "amount": NumberField(label=_("How many"), width=4),
            "measure": ChoiceField(label=_("Of what"), select=True, choices=[("d", _("days")), ("m", _("months"))]),
        },
        required=False,
    )
    where = PlaceField(
        label=_("Where is it?"),
        fields={
            "words": TextField(label=_("Describe the place"), required=False),
            "latitude": NumberField(label=_("Latitude"), decimals=6, required=False),
            "longitude": NumberField(label=_("Longitude"), decimals=6, required=False),
        },
        required=False,
    )
    household = EntriesField(
        label=_("Who lives with you?"),
        fields={"name": TextField(label=_("Full name")), "born": DateField(label=_("Date of birth"))},
        blank=2,
        required=False,
    )
    phone = PhoneField(label=_("Telephone number"), required=False)
    plans = GalleryFiles(
        label=_("Show the plans"),
        endings=(".pdf", ".png"),
        most=3,
        initial=[HeldFile("1", "plan Łódź.pdf", 1_200_000, "#"), HeldFile("2", "front.png", 80_000)],
        required=False,
    )
    evidence = FileField(label=_("Evidence"), endings=(".pdf", ".xlsx"), max_bytes=5_000_000, required=False)
    true = StatementField(label=_("Declaration"), statement=_("I declare that all this is true."), required=False)
    agree = CheckField(label=_("I have checked these answers"))
    version = HiddenVersionField(initial=3)
