"""From what a draft begins."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.frame.tools.designer.origins import ENDINGS
from hanse.ui.forms import Choice, ChoiceField, FileField, Form, TextField


class BeginForm(Form):
    """`templates` and `services` are those that there are: key → words."""

    origin = ChoiceField(label=_("From what?"), choices=())
    title = TextField(label=_("What is the service called?"), max_length=200)
    template = ChoiceField(label=_("Which template?"), choices=(), select=True)
    service = ChoiceField(label=_("Which service?"), choices=(), select=True)
    file = FileField(label=_("The file"), endings=ENDINGS, max_bytes=3_000_000)

    def __init__(self, *args: Any, templates: Mapping[str, str], services: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [
            Choice("nothing", _("A small service that explains itself"), reveal="title"),
            Choice("template", _("A template"), reveal="template"),
            *([Choice("service", _("A service that is online now"), reveal="service")] if services else []),
            Choice("file", _("A file: a folder of a service as .zip, a procedure.yaml, or an XLSForm"), reveal="file"),
        ]
        self.fields["origin"] = ChoiceField(label=self.fields["origin"].label, choices=options)
        for name, known in (("template", templates), ("service", services)):
            self.fields[name] = ChoiceField(label=self.fields[name].label, choices=list(known.items()), select=True)
        if not services:
            del self.fields["service"]
