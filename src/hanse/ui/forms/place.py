"""A place: in words, by coordinates, where the device is, if its owner lets it say so, or on a map."""

from typing import Any, ClassVar

from django.conf import settings

from hanse.ui.forms.base import UiBoundField
from hanse.ui.forms.parts import PartsField


class PlaceField(PartsField):
    """The parts `words`, `latitude` and `longitude` (WGS 84); with scripts, a button or a map fills the numbers."""

    component: ClassVar = ("ui/components/place.html", "place")

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        return super().parameters(bound) | {"map": getattr(settings, "MAP", None)}
