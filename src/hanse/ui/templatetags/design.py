"""A bridge for pages of libraries that are Django templates: our layout around them, our look for their fields.

{% load design %}
{% in_layout "ui/layouts/public.html" %}{% block head_title %}…{% endblock %}{% content %}…{% end_layout %}
"""

from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hanse.ui.forms.adopted import adopted, adopted_problems
from hanse.ui.rendering import render_macro

register = template.Library()


class InLayout(template.Node):
    """Renders its title and its content, and hands both to a Jinja2 page that stands in the layout."""

    child_nodelists = ("title", "content")

    def __init__(self, page: FilterExpression, title: NodeList, content: NodeList) -> None:
        self.page, self.title, self.content = page, title, content

    def render(self, context: Context) -> SafeString:
        values: Any = context.flatten()
        inner = {"page_title": self.title.render(context).strip(), "page_content": self.content.render(context)}
        return render_to_string(self.page.resolve(context), {**values, **inner}, request=values.get("request"))


@register.tag
def in_layout(parser: Parser, token: Token) -> InLayout:
    page = parser.compile_filter(token.split_contents()[1])
    title = parser.parse(("content",))
    parser.delete_first_token()
    content = parser.parse(("end_layout",))
    parser.delete_first_token()
    return InLayout(page, title, content)


@register.filter
def design(field: BoundField) -> SafeString:
    """A bound field as a group of the design system."""
    return mark_safe(adopted(field))  # noqa: S308 - escaped where it is made


@register.filter
def problems(form: object) -> SafeString:
    """The error summary of a form; empty where it has none, or where there is no form."""
    return SafeString(render_macro("ui/components/error_summary.html", "problem_list", adopted_problems(form)))
