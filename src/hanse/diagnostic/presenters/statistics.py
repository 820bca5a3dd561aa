"""What a round says of the index, for the secretariat: in words and in tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.diagnostic.engine.statistics.examination import FEWEST, Examination, strongest
from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.statistics import examination_of, last_results
from hanse.kernel.collation import in_order
from hanse.ui import formats
from hanse.ui.values import Column, Row

DOUBTS: Mapping[str, Promise] = {
    "missing": gettext_lazy("what stands in for missing scores"),
    "weights": gettext_lazy("weights (within a quarter)"),
    "aggregation": gettext_lazy("how parts become a whole (arithmetic mean, or power ½)"),
}
GOOD, FAIR = 0.9, 0.7
"""Cronbach's α from which parts are called very alike, and alike (Nunnally 1978)."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One figure: what it asks, what it says, and its numbers. `figures` are bare, for a workbook."""

    key: str
    title: str
    words: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    figures: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """`chapters` is empty while fewer than `fewest` cities have a score."""

    round: Round
    cities: int
    chapters: tuple[Chapter, ...]
    fewest: int = FEWEST


def statistics_page(round_: Round, language: str) -> StatisticsPage:
    """Two queries; one while the numbers are remembered."""
    results = last_results(round_)
    found = examination_of(round_, results)
    if found is None:
        return StatisticsPage(round_, len(results), ())
    scheme = framework(*round_.method)
    speak = Speaker(scheme, language)
    titles = {node.key: speak(node.title) for node in scheme.root.nodes()}
    parts = [titles[key] for key in found.parts]
    chapters = (_weights(found, parts), _related(found, parts), _alike(found, parts), _ranks(found, results))
    return StatisticsPage(round_, len(results), chapters)


def _ranks(found: Examination, results: list[Result]) -> Chapter:
    by_name = in_order(range(len(results)), lambda place: results[place].assessment.city.name)
    order = sorted(by_name, key=lambda place: found.ranks[place])
    figures = [
        (
            results[place].assessment.city.name,
            results[place].score,
            found.ranks[place],
            found.low[place],
            found.high[place],
        )
        for place in order
    ]
    width = float(np.mean(found.high - found.low))
    said = _("On average a city's rank lies within a span of %(places)s places. What moves ranks: %(doubts)s.")
    doubts = [f"{DOUBTS[name]} {formats.percent(share)}" for name, share in found.moving.items()]
    heads = (_("City"), _("Points"), _("Rank"), _("Best"), _("Worst"))
    words = said % {"places": formats.number(width, 0), "doubts": formats.listed(doubts)}
    return _chapter("ranks", _("How sure the ranks are"), words, heads, figures, decimals=(1, 0, 0, 0))


def _weights(found: Examination, parts: list[str]) -> Chapter:
    figures = list(zip(parts, found.stated, found.explained, found.shifts, strict=True))
    largest, smallest = int(found.explained.argmax()), int(found.explained.argmin())
    said = _(
        "“%(largest)s” says most about a city's whole score, “%(smallest)s” least. Without a dimension, ranks would "
        "shift by as many places on average as the last column says."
    )
    words = said % {"largest": parts[largest], "smallest": parts[smallest]}
    heads = (_("Dimension"), _("Share by weight"), _("Shared with the whole (r²)"), _("Shift of ranks without it"))
    return _chapter("weights", _("What the dimensions weigh"), words, heads, figures, decimals=(3, 2, 1))


def _related(found: Examination, parts: list[str]) -> Chapter:
    (a, b), (c, d) = (pair.tolist() for pair in strongest(found.correlations))
    said = _("Most alike: %(a)s and %(b)s (r = %(high)s). Least: %(c)s and %(d)s (r = %(low)s).")
    words = said % {
        "a": parts[a],
        "b": parts[b],
        "high": formats.number(float(found.correlations[a, b]), 2),
        "c": parts[c],
        "d": parts[d],
        "low": formats.number(float(found.correlations[c, d]), 2),
    }
    figures = [(part, *row) for part, row in zip(parts, found.correlations, strict=True)]
    heads = (_("Dimension"), *parts)
    return _chapter(
        "correlations", _("Which dimensions go together"), words, heads, figures, decimals=(2,) * len(parts)
    )


def _alike(found: Examination, parts: list[str]) -> Chapter:
    if np.isnan(found.alpha):
        judged = _("The dimensions cannot be compared: too few cities have all of them.")
    elif found.alpha >= GOOD:
        judged = _("The dimensions measure very much one thing.")
    else:
        judged = (
            _("The dimensions measure one thing.")
            if found.alpha >= FAIR
            else _("The dimensions measure several things.")
        )
    said = _("Cronbach's α of the dimensions is %(alpha)s. %(judged)s %(components)s")
    components = ""
    if found.components.size:
        shares = {"first": formats.percent(found.components[0]), "three": formats.percent(found.components[:3].sum())}
        components = (
            _("One direction holds %(first)s of the differences between cities, three hold %(three)s.") % shares
        )
    words = said % {"alpha": formats.number(_known(found.alpha), 2), "judged": judged, "components": components}
    figures = list(zip(parts, found.alphas, strict=True))
    heads = (_("Dimension"), _("Cronbach's α of its fields"))
    return _chapter("alpha", _("Whether the parts measure one thing"), words.strip(), heads, figures, decimals=(2,))


def _chapter(
    key: str,
    title: str,
    words: str,
    heads: tuple[str, ...],
    figures: Sequence[tuple[object, ...]],
    *,
    decimals: tuple[int, ...],
) -> Chapter:
    known = [(line[0], [_known(value) for value in line[1:]]) for line in figures]
    bare = tuple((name, *values) for name, values in known)
    shown = [Row((name, *map(formats.number, values, decimals))) for name, values in known]
    columns = tuple(Column(head, numeric=place > 0) for place, head in enumerate(heads))
    return Chapter(key, title, words, columns, tuple(shown), bare)


def _known(value: object) -> float | None:
    number = float(value)  # type: ignore[arg-type]
    return None if np.isnan(number) else number
