"""A place: in words, by coordinates, or where the device is, if its owner lets it say so."""

from typing import ClassVar

from hanse.ui.forms.parts import PartsField


class PlaceField(PartsField):
    """The parts `words`, `latitude` and `longitude` (WGS 84); where scripts run, a button fills the two numbers."""

    component: ClassVar = ("ui/components/place.html", "place")
