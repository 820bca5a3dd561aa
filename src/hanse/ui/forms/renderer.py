"""Which template engine draws a form's own parts: ours for `ui/…`, Django's built-in ones for all others."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import loader


class Renderer(DjangoTemplates):
    """Set as FORM_RENDERER."""

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("ui/"):
            return loader.get_template(template_name)
        return super().get_template(template_name)
