"""The one Jinja2 environment of every page and letter."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Jinja2 as Django's template backend asks for it, with translation, addresses and static files."""
    made = Environment(**{**options, "autoescape": True, "extensions": ["jinja2.ext.i18n"]})  # noqa: S701 - it is on
    made.globals.update(static=static, url=reverse)
    made.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made
