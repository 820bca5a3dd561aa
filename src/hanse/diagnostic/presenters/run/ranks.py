"""Ranks of cities: how they shift under another method, and how sure they are."""

from collections.abc import Sequence

import numpy as np
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.study.figures import Figures, Tables
from hanse.diagnostic.presenters.run.chapter import MOST_BARS, Chapter, chapter, known, shown
from hanse.diagnostic.presenters.run.naming import Naming
from hanse.ui.charts import Bar, Chart, bars, round_end


def published(tables: Tables, naming: Naming) -> tuple[Chapter, ...]:
    """The score of the whole and of the sections of each city, the highest first."""
    units = tables["units"]
    sections = [node.key for node in naming.scheme.root.nodes() if node.tier == naming.scheme.sections]
    keys = [naming.scheme.root.key, *(sections if naming.scheme.sections else [])]
    places = [units.columns.index(key) for key in keys]
    order = np.argsort(-units.values[:, places[0]], kind="stable")
    lines = [(naming.city(units.rows[place]), units.values[place, places].tolist()) for place in order]
    words = _("The file of the run holds the scores that were published; “hanse recompute” scores the answers anew.")
    heads = (_("City"), *(naming.part(key) for key in keys))
    title = _("The official results")
    return (chapter("official", title, words, heads, lines, table="units", decimals=(1,) * len(keys)),)


def shifts(tables: Tables, naming: Naming) -> tuple[Chapter, ...]:
    """Where each city would stand, beside where it stands; the largest shift first."""
    whole, units = tables["whole"], tables["units"]
    size = np.nan_to_num(np.abs(units.column("shift")), nan=-1.0)
    order = np.lexsort((units.column("rank"), -size))
    said = _(
        "%(moved)s of %(cities)s cities change their rank: by %(mean)s places on average over all, %(most)s at most. "
        "The two orders agree to %(rho)s (Spearman's ρ)."
    )
    words = said % {
        "moved": shown(whole.column("moved")[0], 0),
        "cities": shown(whole.column("units")[0], 0),
        "mean": shown(whole.column("mean_shift")[0], 1),
        "most": shown(whole.column("most_shift")[0], 0),
        "rho": shown(whole.column("spearman")[0], 3),
    }
    heads = (_("City"), _("Points"), _("Points then"), _("Rank"), _("Rank then"), _("Places up"))
    title = _("Where cities would stand")
    chart = _bars(
        _bars_of(units, order, naming, value="other_rank", compared="rank"),
        title=_("Rank with these weights and means, and the official rank"),
        measure=_("Rank then"),
        compared_with=_("Official rank"),
    )
    lines = _lines(units, order, naming)
    decimals = (1, 1, 0, 0, 0)
    return (chapter("shifts", title, words, heads, lines, table="units", decimals=decimals, chart=chart),)


def sureness(tables: Tables, naming: Naming) -> tuple[Chapter, ...]:
    """Between which ranks nine in ten replications put each city; the first rank first."""
    units = tables["units"]
    order = np.argsort(units.column("rank"), kind="stable")
    said = _("On average a city's rank lies within a span of %(places)s places, in nine replications of ten.")
    words = said % {"places": shown(tables["whole"].column("width")[0], 1)}
    heads = (_("City"), _("Points"), _("Rank"), _("Best"), _("Middle"), _("Worst"))
    chart = _bars(
        _bars_of(units, order, naming, value="rank", low="low", high="high"),
        title=_("Ranks, and between which they lie"),
        measure=_("Rank"),
    )
    title, lines = _("How sure the ranks are"), _lines(units, order, naming)
    return (
        chapter("ranks", title, words, heads, lines, table="units", decimals=(1, 0, None, None, None), chart=chart),
    )


def _lines(units: Figures, order: Sequence[int] | np.ndarray, naming: Naming) -> list[tuple[str, list[float]]]:
    return [(naming.city(units.rows[place]), units.values[place].tolist()) for place in order]


def _bars_of(
    units: Figures, order: np.ndarray, naming: Naming, *, value: str, compared: str = "", low: str = "", high: str = ""
) -> list[Bar]:
    def number(place: int, column: str) -> float | None:
        return known(float(units.column(column)[place])) if column else None

    return [
        Bar(
            naming.city(units.rows[place]),
            number(place, value),
            low=number(place, low),
            high=number(place, high),
            compared=number(place, compared),
        )
        for place in order[:MOST_BARS].tolist()
    ]


def _bars(rows: list[Bar], *, title: str, measure: str, compared_with: str = "") -> Chart:
    said = [number for row in rows for number in (row.value, row.high, row.compared) if number is not None]
    end = round_end(max(said, default=1.0))
    return bars(
        rows,
        title=title,
        maximum=end,
        marks=[end * fifth / 5 for fifth in range(1, 5)],
        compared_with=compared_with,
        measure=measure,
        decimals=0,
        rtl=get_language_bidi(),
    )
