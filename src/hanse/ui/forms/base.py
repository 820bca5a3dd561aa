"""What every field and form of the design system has in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.ui.rendering import render_macro

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Wording = "str | _StrPromise"
GOVUK = "govuk_frontend_jinja/components/{}/macro.html"


def text_or_html(content: Wording) -> dict[str, Any]:
    """A component's `text`, or its `html` where the content is already safe markup, be it translated late or now."""
    words = str(content)
    return {"html" if isinstance(words, SafeString) else "text": words}


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: what is wrong, and where focus goes when the line is followed."""

    text: str
    href: str = ""


class UiBoundField(forms.BoundField):
    """A field with its value: `{{ form.name }}` is the whole group."""

    field: "UiField"

    def __str__(self) -> SafeString:
        return self.as_field_group()

    __html__ = __str__

    def as_field_group(self) -> SafeString:
        """The group's HTML. What a field looks like is said by its class: `component`, `parameters`."""
        template, macro = self.field.component
        return SafeString(render_macro(template, macro, self.field.parameters(self)))

    def said(self) -> list[tuple[str, str]]:
        """The code and the words of each problem; by its code a field of several controls finds the one meant."""
        problems = self.form.errors.as_data().get(self.name, [])
        return [(str(problem.code or ""), str(words)) for problem in problems for words in problem.messages]

    @property
    def problem(self) -> str:
        """What is wrong with the value, or nothing."""
        return " ".join(words for _code, words in self.said())

    @property
    def problem_code(self) -> str:
        """The code of the first problem."""
        return next((code for code, _words in self.said()), "")

    @property
    def focus_id(self) -> str:
        """The id of the control that takes the focus when the problem's link is followed."""
        return self.field.focus_id(self)


class UiField(forms.Field):
    """A Django field that knows its component.

    `hint` is Django's help text; `heading=True` makes label or legend the page's heading (one thing per page);
    `inside` is further HTML attributes of the control (for htmx, say), `classes` of the control. What need not be
    filled in says so in its label, unless `says_optional=False`: one of several buttons may ask for it.
    """

    component: ClassVar[tuple[str, str]]
    grouped: ClassVar[bool] = False
    missing: ClassVar[Wording] = gettext_lazy("Fill in “{label}”.")

    def __init__(
        self,
        *,
        hint: Wording = "",
        heading: bool = False,
        classes: str = "",
        inside: dict[str, Any] | None = None,
        says_optional: bool = True,
        **rest: Any,
    ) -> None:
        super().__init__(help_text=hint, **rest)
        if "required" not in rest.get("error_messages", {}):
            self.error_messages["required"] = format_lazy(self.missing, label=self.label or "")
        self.heading = heading
        self.classes = classes
        self.inside = inside or {}
        self.says_optional = says_optional

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> UiBoundField:
        return UiBoundField(form, self, field_name)

    def focus_id(self, bound: UiBoundField) -> str:
        return bound.auto_id

    def lines(self, bound: UiBoundField) -> list[Problem]:
        """The lines of the error summary; one, unless the field has parts of its own."""
        return [Problem(bound.problem, f"#{bound.focus_id}")] if bound.problem else []

    def caption(self, bound: UiBoundField) -> Wording:
        """The label; what need not be filled in says so."""
        if self.required or not self.says_optional:
            return bound.label
        words = _("%(label)s (optional)")
        safe = isinstance(str(bound.label), SafeString)
        return format_html(words.replace("%(label)s", "{}"), bound.label) if safe else words % {"label": bound.label}

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        """The component's parameters; a subclass adds its own to these."""
        size = "l" if self.heading else "s"
        kind = "govuk-fieldset__legend" if self.grouped else "govuk-label"
        caption = {**text_or_html(self.caption(bound)), "isPageHeading": self.heading, "classes": f"{kind}--{size}"}
        parameters: dict[str, Any] = {
            "id": bound.auto_id,
            "name": bound.html_name,
            "classes": self.classes,
            "attributes": self.inside,
            "formGroup": {"attributes": {"id": f"{bound.auto_id}-group"}},
        }
        parameters |= {"fieldset": {"legend": caption}} if self.grouped else {"label": caption}
        if bound.help_text:
            parameters["hint"] = text_or_html(bound.help_text)
        if bound.problem:
            parameters["errorMessage"] = {"text": bound.problem, "visuallyHiddenText": _("Error")}
        return parameters


class Form(forms.Form):
    """A form of `UiField`s. A field that a choice reveals is asked, and checked, only where that choice is made."""

    def __getitem__(self, name: str) -> UiBoundField:
        return cast("UiBoundField", super().__getitem__(name))

    def reveals(self) -> dict[str, tuple[str, str]]:
        """Each revealed field's name → the choosing field's name and the value that reveals it."""
        return {
            option.reveal: (name, option.value)
            for name, field in self.fields.items()
            for option in getattr(field, "options", ())
            if option.reveal
        }

    def body(self) -> Iterator[UiBoundField]:
        """The fields in order, without those that stand inside a choice; hidden ones are included."""
        inside = self.reveals()
        return (self[name] for name in self.fields if name not in inside)

    def __str__(self) -> SafeString:
        return SafeString("\n".join(field.as_field_group() for field in self.body()))

    __html__ = __str__

    def problems(self) -> list[Problem]:
        """Every problem for the error summary, in the order of the page; those of the whole form come first."""
        whole = [Problem(str(message)) for message in self.non_field_errors()]
        wrong = [self[name] for name in self.fields if name in self.errors]
        return whole + [line for bound in wrong for line in bound.field.lines(bound)]

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, (chooser, value) in self.reveals().items():
            field = self.fields[chooser]
            if value not in field.prepared(self.cleaned_data.get(chooser)):  # type: ignore[attr-defined]
                self.errors.pop(name, None)
                self.cleaned_data[name] = None
