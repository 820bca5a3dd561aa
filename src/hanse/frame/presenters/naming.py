"""How a page names a case."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hanse.ui import formats


def case_caption(service: str, number: str) -> SafeString:
    """Above a heading: the service, and the case's number in its own order."""
    return format_html("{} · {}", service, formats.as_written(number))
