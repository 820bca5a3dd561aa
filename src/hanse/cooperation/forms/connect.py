"""Asking for an introduction, and what a city offers and looks for."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.ui.forms import Choice, ChoiceField, ChoicesField, Form, LongTextField


class AskForm(Form):
    """`titles` are the dimensions that a request can be about."""

    about = ChoiceField(label=_("What is it about?"), choices=[], select=True, required=False)
    message = LongTextField(
        label=_("What would you like to talk about?"),
        hint=_("A few sentences. Leave addresses out: you see each other's once the other city has agreed."),
        max_length=1000,
    )

    def __init__(self, *args: Any, titles: dict[str, str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "about", titles)


class TopicsForm(Form):
    offers = ChoicesField(label=_("What can you help others with?"), choices=[], required=False)
    offers_words = LongTextField(
        label=_("In your own words"), hint=_("What you did, and could show."), max_length=500, required=False, rows=3
    )
    looks_for = ChoicesField(label=_("What are you looking for?"), choices=[], required=False)
    looks_for_words = LongTextField(
        label=_("In your own words, what you look for"),
        hint=_("What you plan, or where you are stuck."),
        max_length=500,
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, titles: dict[str, str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "offers", titles)
        offer(self, "looks_for", titles)


def offer(form: Form, name: str, titles: dict[str, str]) -> None:
    """Let a field choose among these, by their keys."""
    field: Any = form.fields[name]
    field.options = tuple(Choice(key, title) for key, title in titles.items())
    field.choices = list(titles.items())
