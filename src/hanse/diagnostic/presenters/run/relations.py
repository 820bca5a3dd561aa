"""How the parts of the index go together, in words, pictures and tables."""

import numpy as np
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.statistics.examination import strongest
from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.presenters.run.chapter import Chapter, chapter, shown
from hanse.diagnostic.presenters.run.naming import Naming
from hanse.ui import formats
from hanse.ui.charts import Bar, Chart, bars

MOST_PARTS = 15
"""Parts whose correlations a page shows as a square; of more, the pairs that go together most and least."""
MOST_PAIRS = 20


def relations(tables: Tables, naming: Naming) -> tuple[Chapter, ...]:
    return (_weights(tables, naming), _correlations(tables, naming), _components(tables, naming))


def _weights(tables: Tables, naming: Naming) -> Chapter:
    parts = tables["parts"]
    names = [naming.part(key) for key in parts.rows]
    explained = parts.column("explained")
    said = _("“%(largest)s” says most about a city's whole score, “%(smallest)s” least.")
    known = np.nan_to_num(explained)
    words = said % {"largest": names[int(known.argmax())], "smallest": names[int(known.argmin())]}
    heads = (
        _("Part"),
        _("Share by weight"),
        _("Shared with the whole (r²)"),
        _("Shift of ranks without it"),
        _("Cronbach's α of its parts"),
    )
    lines = list(zip(names, parts.values.tolist(), strict=True))
    title = _("What the parts weigh")
    return chapter(
        "weights", title, words, heads, lines, table="parts", decimals=(3, 2, 1, 2), chart=_balance(names, tables)
    )


def _balance(names: list[str], tables: Tables) -> Chart:
    parts = tables["parts"]
    rows = [
        Bar(name, float(weight), compared=None if np.isnan(shared) else float(shared))
        for name, weight, shared in zip(names, parts.column("weight"), parts.column("explained"), strict=True)
    ]
    return bars(
        rows,
        title=_("Share by weight, and what is shared with the whole"),
        maximum=1.0,
        marks=(0.25, 0.5, 0.75),
        compared_with=_("Shared with the whole (r²)"),
        measure=_("Share by weight"),
        decimals=2,
        rtl=get_language_bidi(),
    )


def _correlations(tables: Tables, naming: Naming) -> Chapter:
    square = tables["correlations"]
    names = [naming.part(key) for key in square.rows]
    alpha = float(tables["whole"].column("alpha")[0])
    words = [_("Cronbach's α of the parts is %(alpha)s.") % {"alpha": shown(alpha, 2)}]
    if np.isfinite(square.values[np.triu_indices(len(names), 1)]).any():
        (a, b), (c, d) = (pair.tolist() for pair in strongest(square.values))
        said = _("Most alike: %(a)s and %(b)s (r = %(high)s). Least: %(c)s and %(d)s (r = %(low)s).")
        numbers = {"high": shown(square.values[a, b], 2), "low": shown(square.values[c, d], 2)}
        words.append(said % {"a": names[a], "b": names[b], "c": names[c], "d": names[d], **numbers})
    title, told = _("Which parts go together"), " ".join(words)
    if len(names) <= MOST_PARTS:
        lines = list(zip(names, square.values.tolist(), strict=True))
        heads: tuple[str, ...] = (_("Part"), *names)
    else:
        lines, heads = _pairs(square.values, names), (_("Pair"), "r")
    decimals = (2,) * (len(heads) - 1)
    return chapter("correlations", title, told, heads, lines, table="correlations", decimals=decimals)


def _pairs(square: np.ndarray, names: list[str]) -> list[tuple[str, list[float]]]:
    """The pairs that go together most, then least."""
    rows, columns = np.triu_indices(len(names), 1)
    values = square[rows, columns]
    order = np.argsort(np.where(np.isnan(values), -np.inf, values))[::-1]
    order = order[: int(np.sum(~np.isnan(values)))]
    ends = order if len(order) <= 2 * MOST_PAIRS else np.concatenate([order[:MOST_PAIRS], order[-MOST_PAIRS:]])
    return [(f"{names[rows[pair]]} – {names[columns[pair]]}", [float(values[pair])]) for pair in ends]


def _components(tables: Tables, naming: Naming) -> Chapter:
    found = tables["components"]
    keys = found.columns[1:]
    title = _("Along which directions cities differ")
    if not found.rows:
        words = _("There are no principal components: too few cities have all parts.")
        return chapter("components", title, words, (_("Direction"),), [], table="components", decimals=())
    shares = found.column("share")
    told = {"first": formats.percent(float(shares[0])), "three": formats.percent(float(shares[:3].sum()))}
    words = _("One direction holds %(first)s of the differences between cities, three hold %(three)s.") % told
    heads = (_("Direction"), _("Share of the differences"), *(naming.part(key) for key in keys[:MOST_PARTS]))
    lines = [(formats.number(int(name)), row) for name, row in zip(found.rows, found.values.tolist(), strict=True)]
    chart = bars(
        [Bar(name, numbers[0]) for name, numbers in lines[:MOST_PARTS]],
        title=_("Share of the differences along each direction (principal components)"),
        maximum=1.0,
        marks=(0.25, 0.5, 0.75),
        measure=_("Share of the differences"),
        decimals=2,
        rtl=get_language_bidi(),
    )
    decimals = (2,) * (len(heads) - 1)
    return chapter("components", title, words, heads, lines, table="components", decimals=decimals, chart=chart)
