"""What every letter and receipt has on paper: who sends it, when, what it concerns."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hanse.ui import formats
from hanse.ui.paper.fonts import families

TEMPLATE = Path(__file__).with_name("letter.typ")


def paper(
    language: str,
    *,
    number: str,
    day: datetime,
    title: str,
    paragraphs: Sequence[str],
    facts: Sequence[Sequence[str]],
    heads: Sequence[str] | None = None,
) -> dict[str, Any]:
    """What the template shows, in the active language, without a code to look up. `heads` may be empty."""
    return {
        "language": language,
        "rtl": translation.get_language_bidi(),
        "fonts": families(language),
        "sender": settings.SITE_NAME,
        "day": formats.date(day),
        "concerns": _("Case %(number)s") % {"number": number},
        "title": title,
        "paragraphs": list(paragraphs),
        "facts": [list(one) for one in facts],
        "heads": [_("Question"), _("Answer")] if heads is None else list(heads),
        "footer": f"{settings.SITE_NAME} · {number}",
        "page": _("Page {page} of {pages}"),
        "code": "",
        "address": "",
        "verify": "",
        "qr": "",
        "qr-alt": "",
    }
