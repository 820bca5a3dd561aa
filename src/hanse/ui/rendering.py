"""Macros and parts of pages, called from Python: how a form's field draws itself, and a page around its main part."""

import functools
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment
from markupsafe import Markup


@functools.cache
def active() -> Environment:
    """The environment of the site that runs: the first Jinja2 backend in TEMPLATES."""
    return next(engine.env for engine in engines.all() if isinstance(engine, Jinja2))


def render_macro(template: str, macro: str, *args: Any, **kwargs: Any) -> Markup:
    """Call one macro from Python; what it returns is escaped HTML.

    Raises `jinja2.TemplateNotFound` and `AttributeError` for a template or macro that does not exist.
    """
    return Markup(getattr(active().get_template(template).module, macro)(*args, **kwargs))  # noqa: S704 - autoescaped


def render_around(request: HttpRequest, template: str, part: Markup, **context: Any) -> HttpResponse:
    """A page around a part that is drawn already, as `part`; it need not be compressed anew (host.compression)."""
    response = render(request, template, {"part": part, **context})
    response.drawn = part  # type: ignore[attr-defined]
    return response


def render_part(template: str, **context: Any) -> Markup:
    """A template that is a part of a page and knows no request, as escaped HTML to be put into others.

    Raises `jinja2.TemplateNotFound`.
    """
    return Markup(active().get_template(template).render(context))  # noqa: S704 - autoescaped
