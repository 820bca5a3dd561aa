from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a notice goes, and in which language.

    Who has an account (`person_id`) reads it on the site too, and may want no e-mail (`by_email`), an SMS as well
    (`phone`), or what comes within one hour in one letter (`together`). `time_zone` says when it is night; empty: the
    site's.
    """

    address: str
    language: str = "en"
    name: str = ""
    person_id: UUID | None = None
    phone: str = ""
    by_email: bool = True
    together: bool = False
    time_zone: str = ""

    def link(self, page: str, *parts: object) -> str:
        """The whole address of a named page of the site, in the recipient's language."""
        with translation.override(self.language):
            return settings.SITE_URL.rstrip("/") + reverse(page, args=parts)
