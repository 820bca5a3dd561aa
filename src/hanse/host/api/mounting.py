"""The frame's operations, in every edition's API."""

from django.utils.module_loading import import_string

from hanse.host.api.building import SiteApi


def mount_frame(api: SiteApi) -> None:
    """Add the frame's operations; its API lies above its door, as its pages do: it is named, not imported."""
    for one in import_string("hanse.frame.api.OFFERS"):
        api.mount(one.prefix, one.router, scopes=one.scopes, anyone=one.anyone)
