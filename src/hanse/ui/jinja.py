"""The one Jinja2 environment of every page and letter."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from hanse.ui import formats
from hanse.ui.forms.adopted import adopted, adopted_problems
from hanse.ui.once import Once
from hanse.ui.shell import shell_of


def environment(**options: Any) -> Environment:
    """Jinja2 as Django's template backend asks for it: translation, addresses, static files, the design system.

    `options` are the backend's own (loader, auto_reload, undefined); autoescape is on for all but letters (`.txt`).
    """
    loaders = [options.pop("loader"), PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]
    options |= {"autoescape": _escapes, "extensions": ["jinja2.ext.i18n", "jinja2.ext.do", Once], "trim_blocks": True}
    made = Environment(loader=ChoiceLoader(loaders), lstrip_blocks=True, **options)  # noqa: S701 - it is on for every page
    made.policies["ext.i18n.trimmed"] = True
    made.globals.update(static=static, url=address, query=query, shell_of=shell_of)
    made.globals.update(language=translation.get_language, direction=direction)
    made.globals.update(adopted=adopted, adopted_problems=adopted_problems)
    made.filters.update(formats.FILTERS)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    return made


def _escapes(template: str | None) -> bool:
    """A letter is plain text: `&amp;` would stand in it as it is."""
    return not (template or "").endswith(".txt")


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The path of a named URL: `url("diagnostic:results", pk=…)`; raises `NoReverseMatch`."""
    return reverse(name, args=args, kwargs=kwargs)


def query(request: HttpRequest, changes: Mapping[str, object]) -> str:
    """The page's query with some parameters changed; None or nothing takes one away."""
    values = request.GET.copy()
    for name, value in changes.items():
        if value in {None, ""}:
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}"


def direction(language: str | None = None) -> str:
    """`rtl` or `ltr`: the direction in which `language` (default: the active one) is written."""
    code = language or translation.get_language() or "en"
    return "rtl" if translation.get_language_info(code)["bidi"] else "ltr"
