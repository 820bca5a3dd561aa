"""Entering partnerships."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hanse.cooperation.forms.connect import offer
from hanse.questions.spec.kinds.country import names_in
from hanse.ui.forms import ChoiceField, FileField, Form, NumberField, TextField


class PartnershipForm(Form):
    """A city that is a member by its name and country is asked whether it agrees; any other is noted."""

    name = TextField(label=_("Name of the partner city"), max_length=200)
    country = ChoiceField(label=_("Country"), choices=[], select=True)
    since = NumberField(label=_("Since which year?"), required=False, minimum=1000, maximum=2100, width=4)
    wikidata = TextField(
        label=_("Its id in Wikidata"),
        hint=_("Such as Q1524. It tells cities of one name apart; only for cities outside the network."),
        required=False,
        max_length=13,
        width=10,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "country", dict(sorted(names_in(get_language() or "en").items(), key=lambda one: one[1])))


class ImportForm(Form):
    file = FileField(label=_("The file"), endings=(".csv",), max_bytes=3_000_000)
