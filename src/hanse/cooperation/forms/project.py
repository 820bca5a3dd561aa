"""Partners and joint projects."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hanse.cooperation.enums import Audience, PartnerKind, PhaseState, Readers, Visibility
from hanse.cooperation.forms.connect import offer
from hanse.questions.spec.kinds.country import names_in
from hanse.ui.forms import (
    ChoiceField,
    ChoicesField,
    DateField,
    FileField,
    Form,
    HiddenVersionField,
    LongTextField,
    TextField,
)


class PartnerForm(Form):
    name = TextField(label=_("Name"), max_length=200)
    kind = ChoiceField(label=_("What is it?"), choices=PartnerKind.choices)
    country = ChoiceField(label=_("Country"), choices=[], select=True, required=False)
    languages = ChoicesField(label=_("Languages"), choices=settings.LANGUAGES, required=False)
    topics = ChoicesField(label=_("Topics"), choices=[], required=False)
    about = LongTextField(label=_("About it"), max_length=2000, required=False)
    website = TextField(label=_("Website"), hint=_("It begins with https://"), required=False, max_length=200)
    contact = TextField(label=_("Whom to write to"), required=False, max_length=300)
    contact_for = ChoiceField(label=_("Who may see this contact?"), choices=Audience.choices, initial="secretariat")

    def __init__(self, *args: Any, titles: dict[str, str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "topics", titles)
        offer(self, "country", dict(sorted(names_in(get_language() or "en").items(), key=lambda one: one[1])))


class ProjectForm(Form):
    title = TextField(label=_("Title"), max_length=200)
    summary = LongTextField(label=_("What is it about?"), max_length=3000)
    lead = TextField(label=_("City that leads it"), hint=_("Its name, as in the list of members."), max_length=200)
    partners = ChoicesField(label=_("Partners"), choices=[], required=False)
    results = LongTextField(label=_("Results"), max_length=5000, required=False)
    visibility = ChoiceField(label=_("Who sees it?"), choices=Visibility.choices, initial="draft")
    version = HiddenVersionField(required=False)

    def __init__(self, *args: Any, partners: dict[str, str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "partners", partners)


class InviteForm(Form):
    city = TextField(label=_("City to invite"), hint=_("Its name, as in the list of members."), max_length=200)


class PhaseForm(Form):
    phase = TextField(label=_("Name of the phase"), max_length=200)
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("To"))
    state = ChoiceField(label=_("How far is it?"), choices=PhaseState.choices, initial="planned", inline=True)


class DocumentForm(Form):
    upload = FileField(
        label=_("Document"), endings=(".pdf", ".docx", ".xlsx", ".odt", ".png", ".jpg"), max_bytes=10_000_000
    )
    readers = ChoiceField(label=_("Who may read it?"), choices=Readers.choices, initial="participants")
