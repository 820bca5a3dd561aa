"""The index: what is public on the site as text, by the words of each language.

A domain tells it of a change within the transaction that makes it: `keep` and `forget` one text, or `renew` a kind of
which there are few. What changes in no transaction (a new release's services) is renewed at starts and every hour.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import transaction
from django.db.models import Case, F, IntegerField, Q, Value, When

from hanse.kernel.finding.kinds import Text, indexed
from hanse.kernel.finding.words import CONFIGURATIONS, configuration, plain
from hanse.kernel.jobs import defer
from hanse.kernel.models import SearchText

MOST = 500
"""Texts that are looked at of those that hold the words; nobody reads so far."""


def keep(kind: str, text: Text) -> None:
    """Have a text as it is now."""
    _keep(SearchText.objects.filter(kind=kind, key=text.key, language=text.language).first(), kind, text)


def forget(kind: str, key: str, language: str) -> None:
    SearchText.objects.filter(kind=kind, key=key, language=language).delete()


def prepare() -> None:
    """At a start of the site, whose release may offer other things than the one before: a job looks."""
    defer("kernel.renew_search")


@transaction.atomic
def renew(kind: str) -> None:
    """Have all texts of a kind as they are now; only what has changed is written."""
    texts = dict(indexed()).get(kind)
    _renew(kind, texts() if texts else ())


def renew_all() -> None:
    """Every kind; what is left of one that the site does not offer any more goes."""
    declared = dict(indexed())
    for kind in declared:
        renew(kind)
    SearchText.objects.exclude(kind__in=declared).delete()


def _renew(kind: str, texts: Iterable[Text]) -> None:
    rows = {(row.key, row.language): row for row in SearchText.objects.filter(kind=kind)}
    for text in texts:
        _keep(rows.pop((text.key, text.language), None), kind, text)
    if rows:
        SearchText.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()


def _keep(row: SearchText | None, kind: str, text: Text) -> None:
    title, body = plain(text.title), plain(f"{text.summary} {text.body}")
    words = f"{title} {body}"
    same = row is not None and (row.title, row.summary) == (text.title, text.summary)
    if row and same and row.text == words:
        return
    dictionary = Value(configuration(text.language))
    stems: Any = SearchVector(Value(title), weight="A", config=dictionary)
    stems += SearchVector(Value(body), weight="C", config=dictionary)
    said: dict[str, Any] = {"title": text.title, "summary": text.summary, "text": words, "stems": stems}
    if not same:
        said |= {"meaning": b"", "encoder": ""}
    if row:
        SearchText.objects.filter(pk=row.pk).update(**said)
        return
    SearchText.objects.update_or_create(kind=kind, key=text.key, language=text.language, defaults=said)


def matching(words: str, language: str) -> dict[str, list[str]]:
    """The keys of what holds all words, by kind: best first, what says it in the reader's language before others.

    Words are looked for in every language, since a reader may look for what she knows under another's name. Where
    nothing parts words (Chinese), or what parts them is no help (Korean), a text holds what stands in it. One query.
    """
    asked = plain(words)
    queries = [SearchQuery(asked, config=name) for name in CONFIGURATIONS.values()]
    stems: Any = queries[0]
    for query in queries[1:]:
        stems |= query
    holds = ~Q(language__in=CONFIGURATIONS)
    for word in asked.split():
        holds &= Q(text__icontains=word)
    found = SearchText.objects.filter(Q(stems=stems) | holds, kind__in=dict(indexed()))
    by = (_nearness(language), _titled(asked), SearchRank(F("stems"), stems).desc(), "key")
    result: dict[str, list[str]] = {}
    for kind, key in dict.fromkeys(found.order_by(*by).values_list("kind", "key")[:MOST]):
        result.setdefault(kind, []).append(key)
    return result


def _nearness(language: str) -> Case:
    whens = [When(language=code, then=Value(place)) for place, code in enumerate((language, settings.LANGUAGE_CODE))]
    return Case(*whens, default=Value(len(whens)), output_field=IntegerField())


def _titled(words: str) -> Case:
    """Those first whose title has the words as they stand."""
    return Case(When(title__icontains=words, then=Value(0)), default=Value(1), output_field=IntegerField())
