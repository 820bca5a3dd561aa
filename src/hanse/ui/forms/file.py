"""A file to upload; its limits are said before the choice, and checked after."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.ui import formats
from hanse.ui.forms.base import UiBoundField, UiField


class FileField(UiField, forms.FileField):
    """One file. `endings` (".pdf", ".xlsx") and `max_bytes` are told to the reader, and checked."""

    component: ClassVar = ("ui/components/file.html", "file")
    missing: ClassVar = gettext_lazy("Choose a file for “{label}”.")

    def __init__(self, *, endings: Sequence[str] = (), max_bytes: int = 10_000_000, **rest: Any) -> None:
        super().__init__(**rest)
        self.endings = tuple(endings)
        self.max_bytes = max_bytes

    def limits(self) -> str:
        size = formats.file_size(self.max_bytes)
        if not self.endings:
            return _("Up to %(size)s.") % {"size": size}
        kinds = formats.listed((ending.lstrip(".").upper() for ending in self.endings), "or")
        return _("%(kinds)s, up to %(size)s.") % {"kinds": kinds, "size": size}

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            if self.endings and not str(upload.name).lower().endswith(self.endings):
                raise ValidationError(
                    _("“%(name)s” is of another kind. Taken are: %(limits)s")
                    % {"name": upload.name, "limits": self.limits()},
                    code="kind",
                )
            if upload.size and upload.size > self.max_bytes:
                raise ValidationError(
                    _("The file must be smaller than %(size)s.") % {"size": formats.file_size(self.max_bytes)},
                    code="size",
                )
        return upload

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        shared = super().parameters(bound)
        hint = " ".join(filter(None, [str(bound.help_text), self.limits()]))
        accept = {"accept": ",".join(self.endings)} if self.endings else {}
        return shared | {"hint": {"text": hint}, "attributes": {**self.inside, **accept}}
