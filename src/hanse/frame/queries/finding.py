"""Services as search finds and shows them."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse

from hanse.frame.queries.offering import offered
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.finding.kinds import Hit, Text

KIND = "services"


def service_texts() -> Iterator[Text]:
    """Of everything that is offered, its name and summary in each language that it speaks."""
    for one in offered():
        for language in (one.translations.default_language, *one.translations.languages):
            said = _said(one, language)
            if not said.language:
                yield Text(one.key, language, said.title, said.text)


def shown_services(keys: Sequence[str], language: str) -> Mapping[str, Hit]:
    """Those that are still offered; one query."""
    return {one.key: _said(one, language) for one in offered() if one.key in keys}


def _said(one: Procedure, language: str) -> Hit:
    title, summary = (one.translations.wording(text, language) for text in (one.title, one.summary))
    foreign = "" if title.translated else title.language
    return Hit(title.text, reverse("frame:service", args=[one.key]), summary.text, foreign)
