"""The API of the frame's own edition: services, cases, offices, registers."""

from django.conf import settings
from django.utils.module_loading import import_string

from hanse.host.api.building import new_api, urls_of
from hanse.host.api.mounting import mount_frame

DESCRIPTION = """For programs: services, cases, the work of offices, and registers.

A request carries a personal key, made under “Your account”: `Authorization: Bearer hanse_…`. A program acts with the
rights of the person whose key it uses. Where no key is needed, the operation says so.

Whatever is refused comes back as problem details (RFC 9457):
`application/problem+json`, with what happened, where, and what to do."""


api = new_api(
    title=settings.SITE_NAME,
    version="1",
    description=DESCRIPTION,
    tags=import_string("hanse.frame.api.TAGS"),
    refusals=import_string("hanse.frame.api.REFUSALS"),
)
mount_frame(api)
urls = urls_of(api)
