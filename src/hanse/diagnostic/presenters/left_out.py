"""Why fewer cities are ranked than have submitted."""

from django.utils.translation import ngettext

from hanse.ui import formats


def left_out_words(number: int) -> str:
    """Of the cities without a score of the whole; empty where each has one."""
    if number < 1:
        return ""
    words = ngettext(
        "%(number)s city is left out here: it has answered too little for a score of the whole.",
        "%(number)s cities are left out here: they have answered too little for a score of the whole.",
        number,
    )
    return words % {"number": formats.number(number)}
