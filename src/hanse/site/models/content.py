"""What the pages of every kind have in common."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from hanse.site.blocks import PartsBlock

SUMMARY = 300
FRAMED: dict[str, Any] = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}


class PartsField(StreamField):
    """The body of a page; what it can be made of is the code's, so that a changed label is no migration."""

    def __init__(self, *_blocks: Any, **options: Any) -> None:
        super().__init__(PartsBlock(), **{**options, "blank": True, "verbose_name": _("Body")})

    def deconstruct(self) -> Any:
        name, path, _arguments, _options = super().deconstruct()
        return name, path, [], {}


class Content(Page):
    """A title, one sentence on what it is about, and parts.

    The address is the same in every language but for its prefix, so that the switch of languages finds the same page.
    `presents` is filled from above: it makes what a template needs of a page, for visitors and for previews alike.
    """

    summary = models.CharField(
        _("Summary"),
        max_length=SUMMARY,
        blank=True,
        help_text=_("One or two sentences: shown under the title, in lists, by search engines."),
    )
    body = PartsField()

    presents: ClassVar[Callable[["Content"], dict[str, Any]]]
    override_translatable_fields: ClassVar = [SynchronizedField("slug")]
    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    # What is not for everybody is no page of the public site.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """A draft in a frame of the editor, by the policy of visitors' pages: no script of its author's runs."""
        framed: Any = csp_override(FRAMED)(xframe_options_sameorigin(super().serve_preview))
        return cast("HttpResponse", framed(request, mode_name))

    def get_context(self, request: HttpRequest, *_args: Any, **_named: Any) -> dict[str, Any]:
        return {"page": self, "request": request, **Content.presents(self)}
