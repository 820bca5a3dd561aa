"""Which lines of a block are shown first; the rest stands under “more”, where it is not used yet."""

from collections.abc import Mapping

from hanse.frame.spec.file.forms.base import Plain

OF_KINDS: Mapping[str, tuple[str, ...]] = {
    "single": ("options",),
    "multiple": ("options",),
    "matrix": ("rows", "columns"),
    "number": ("unit", "minimum", "maximum", "decimals"),
    "money": ("currency", "minimum", "maximum"),
    "text": ("longest", "lines"),
    "date": ("earliest", "latest"),
    "duration": ("measures", "minimum", "maximum"),
    "identifier": ("identifier",),
    "phone": ("country",),
    "address": ("country",),
    "person": ("asks", "country"),
    "organisation": ("identifier", "country"),
    "file": ("files",),
    "declaration": ("statement",),
    "signature": ("statement",),
    "slot": ("books", "options"),
    "stay": ("books", "options"),
    "group": ("of", "minimum", "maximum"),
}
"""Kind of a question → the lines that are its own."""

FIRST: Mapping[str, tuple[str, ...]] = {
    "Question": ("key", "kind", "text", "how", "optional", "relevant", "checks"),
    "State": ("key", "title", "shown", "office", "waits", "final", "deadline"),
    "Transition": ("key", "title", "sources", "target", "by", "when", "questions", "messages", "document"),
    "Message": ("subject", "body", "to", "when"),
    "Bookable": ("key", "title", "office", "minutes", "hours", "special_days", "capacity"),
    "Deadline": ("days", "then", "escalate_to", "warn"),
    "Scenario": ("key", "title", "answers", "moves", "ends", "fee", "documents"),
}
"""Blocks of many lines → those that most people need."""


def comes_first(kind: type, name: str, block: Mapping[str, Plain]) -> bool:
    first = FIRST.get(kind.__name__)
    own = OF_KINDS.get(str(block.get("kind")), ()) if kind.__name__ == "Question" else ()
    return first is None or name in first or name in own or name in block
