"""Where an answer comes from that nobody typed, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hanse.frame import catalogue
from hanse.questions.public import reader_in
from hanse.questions.spec.reading import Reader


def source_words(source: Mapping[str, Any], reader: Reader) -> str:
    """For whoever reads the answer."""
    number = str(source.get("number", ""))
    match source["from"]:
        case "identity":
            return _("Filled in from the account.")
        case "case":
            return _("Filled in from case %(number)s.") % {"number": number}
        case _:
            register = {"register": register_title(str(source["of"]), reader), "number": number}
            return _("Filled in from the register “%(register)s”, number %(number)s.") % register


def register_title(key: str, reader: Reader) -> str:
    """What a register is called today; its key where no service keeps it any more."""
    kept = (one for one in catalogue.offered() if one.register and one.register.key == key)
    return next((reader_in(reader.language, one.translations)(one.register.title) for one in kept if one.register), key)
