"""Several files to upload: those that are held already stand above, each with a button to remove it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hanse.ui import formats
from hanse.ui.forms.base import UiBoundField, UiField


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that was received: its `token` comes back with the form; `href` leads to it where it may be read."""

    token: str
    name: str
    size: int
    href: str = ""


class HeldFiles(forms.Widget):
    """Reads the tokens of the files that are held, but for the one that a button removes.

    Fresh files come as `name-upload`; to receive them is the view's: it puts their tokens among the others.
    """

    needs_multipart_form = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:  # noqa: ARG002
        removed = str(data.get("do", ""))
        tokens = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [token for number, token in enumerate(tokens) if removed != f"remove:{name}:{number}"]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-upload" not in files


class FilesField(UiField):
    """The value is a list of what `held` turns into files to show. `endings` and `max_bytes` are told beforehand."""

    component: ClassVar = ("ui/components/files.html", "files")
    missing: ClassVar = gettext_lazy("Choose a file for “{label}”.")
    widget = HeldFiles

    def __init__(self, *, endings: Sequence[str] = (), max_bytes: int = 10_000_000, most: int = 1, **rest: Any) -> None:
        super().__init__(**rest)
        self.endings = tuple(endings)
        self.max_bytes = max_bytes
        self.most = most

    def held(self, value: Any) -> list[HeldFile]:
        """The files behind the value; a subclass knows what its tokens stand for."""
        return [one for one in value or () if isinstance(one, HeldFile)]

    def limits(self) -> str:
        size = {"size": formats.file_size(self.max_bytes)}
        kinds = formats.listed((ending.lstrip(".").upper() for ending in self.endings), "or")
        each = _("%(kinds)s, up to %(size)s.") if self.endings else _("Up to %(size)s.")
        each %= {"kinds": kinds, **size}
        if self.most == 1:
            return each
        words = ngettext("Up to %(number)s file.", "Up to %(number)s files.", self.most)
        return f"{words % {'number': self.most}} {each}"

    def focus_id(self, bound: UiBoundField) -> str:
        return f"{bound.auto_id}-upload" if self._takes_more(bound) else f"{bound.auto_id}-remove-0"

    def _takes_more(self, bound: UiBoundField) -> bool:
        return len(self.held(bound.value())) < self.most

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        shared = super().parameters(bound)
        hint = " ".join(filter(None, [str(bound.help_text), self.limits()]))
        accept = {"accept": ",".join(self.endings)} if self.endings else {}
        several = {"multiple": True} if self.most > 1 else {}
        own = {
            "hint": {"text": hint},
            "held": self.held(bound.value()),
            "takes_more": self._takes_more(bound),
            "attributes": {**self.inside, **accept, **several},
        }
        return shared | own
