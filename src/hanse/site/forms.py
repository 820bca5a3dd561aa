"""What visitors write, and what editors upload."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.models import ReferenceIndex

from hanse.identity.public import viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.files import DOCX, ODT, PDF, TEXT, XLSX, Upload, checked
from hanse.kernel.pictures import drawn_anew
from hanse.kernel.scanning import refuse_viruses
from hanse.members.public import charter, offices_of
from hanse.site.enums import Rhythm
from hanse.site.rules import may_edit_all, may_publish
from hanse.ui.forms import ChoiceField, EmailField, Form, LongTextField, TextField

LONGEST = 4000
DOCUMENTS = (PDF, DOCX, XLSX, ODT, TEXT)


class MessageForm(Form):
    """A message to whoever runs the network."""

    name = TextField(label=_("Your name"), max_length=100)
    email = EmailField(label=_("Your e-mail address"), hint=_("The answer goes there; it is used for nothing else."))
    message = LongTextField(label=_("Your message"), max_length=LONGEST)


class RhythmForm(Form):
    """How often somebody is told of what is new."""

    rhythm = ChoiceField(
        label=_("How often?"),
        hint=_("Nothing is sent when nothing is new."),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
    )


class SubscribeForm(RhythmForm):
    """Where she is told."""

    email = EmailField(
        label=_("Your e-mail address"), hint=_("It is used for nothing else, and nobody else learns of it.")
    )
    field_order = ("email", "rhythm")


class NewsForm(WagtailAdminPageForm):
    """A news item in the editor: of the network or of any office, for who works for an office alone of one of hers."""

    office = forms.ChoiceField(label=_("Whose news it is"), required=False)

    def __init__(self, *given: Any, **rest: Any) -> None:
        super().__init__(*given, **rest)
        viewer, language = viewer_of(self.for_user), get_language() or settings.LANGUAGE_CODE
        self.for_all = may_edit_all.test(viewer, None)
        offices = charter().offices.values() if self.for_all else offices_of(viewer)
        of_network = [("", _("The network"))] if self.for_all else []
        self.fields["office"].choices = [*of_network, *((one.key, one.name.in_language(language)) for one in offices)]

    def clean_office(self) -> str:
        """A draft may lack whatever it likes but this: of no office, its author could not open it again."""
        given = self.cleaned_data["office"]
        return given if given or self.for_all else str(self.fields["office"].choices[0][0])


class UploadForm(BaseCollectionMemberForm):
    """What an editor uploads.

    What stands on pages is changed by publishers alone: it would be seen at once, and nobody would have looked at it.
    """

    def __init__(self, *given: Any, **rest: Any) -> None:
        self.may_publish = may_publish.test(viewer_of(rest.get("user") or AnonymousUser()), None)
        super().__init__(*given, **rest)

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return given
        stands = self.instance.pk and ReferenceIndex.get_references_to(self.instance).exists()
        if stands and not self.may_publish:
            raise ValidationError(_("This file stands on pages. Upload the new one beside it, and choose it there."))
        try:
            return self.taken(given)
        except Invalid as refused:
            raise ValidationError(refused.message) from refused

    def taken(self, given: Upload) -> SimpleUploadedFile:
        """The file as it is kept. Raises Invalid."""
        raise NotImplementedError


class PictureForm(UploadForm, BaseImageForm):
    """A picture: shown to the scanner, and drawn anew without what a camera writes into it."""

    def taken(self, given: Upload) -> SimpleUploadedFile:
        name = given.name or ""
        media_type = "image/png" if name.lower().endswith(".png") else "image/jpeg"
        refuse_viruses(given, name)
        return SimpleUploadedFile(name, drawn_anew(given, media_type, name).read(), media_type)


class PageDocumentForm(UploadForm, BaseDocumentForm):
    """A document: what its name says and its content is, without macros, and shown to the scanner."""

    def taken(self, given: Upload) -> SimpleUploadedFile:
        file = checked(given, kinds=DOCUMENTS)
        return SimpleUploadedFile(file.name, file.content.read(), file.kind.media_type)
