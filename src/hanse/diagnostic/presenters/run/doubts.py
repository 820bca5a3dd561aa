"""Which doubt moves ranks most, in words, as a picture and as a table."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.presenters.run.chapter import Chapter, chapter, known
from hanse.ui import formats
from hanse.ui.charts import Bar, bars

DOUBTS: Mapping[str, Promise] = {
    "missing": gettext_lazy("What stands in for missing scores"),
    "weights": gettext_lazy("Weights"),
    "aggregation": gettext_lazy("How parts become a whole"),
}


def doubts(tables: Tables) -> tuple[Chapter, ...]:
    found = tables["doubts"]
    names = [str(DOUBTS.get(name, name)) for name in found.rows]
    first, total, low, high = (found.column(one).tolist() for one in ("first", "total", "total_low", "total_high"))
    said = _(
        "“Alone” is the share of the shifts of ranks that a doubt brings about by itself, “in all” the share in which "
        "it takes part; shares in all may add up to more than one. Nine in ten resamples lie between “from” and “to”."
    )
    largest = max(zip(total, names, strict=True))[1] if known(total[0]) is not None else formats.NOTHING
    words = " ".join([_("Most is moved by: %(doubt)s.") % {"doubt": largest}, said])
    rows = [
        Bar(name, known(all_), low=known(least), high=known(most), compared=known(alone))
        for name, alone, all_, least, most in zip(names, first, total, low, high, strict=True)
    ]
    chart = bars(
        rows,
        title=_("Share of the shifts of ranks in which each doubt takes part"),
        maximum=1.0,
        marks=(0.25, 0.5, 0.75),
        compared_with=_("Alone"),
        measure=_("In all"),
        decimals=2,
        rtl=get_language_bidi(),
    )
    heads = (_("Doubt"), _("Alone"), _("From"), _("To"), _("In all"), _("From"), _("To"))
    lines = list(zip(names, found.values.tolist(), strict=True))
    title = _("What moves the ranks")
    return (chapter("doubts", title, words, heads, lines, table="doubts", decimals=(2,) * 6, chart=chart),)
