"""A run's settings, state and troubles in words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.statistics.correlations import Correlation
from hanse.diagnostic.engine.statistics.node_tree import Doubts, Missing
from hanse.diagnostic.engine.study.reading import read_settings
from hanse.diagnostic.engine.study.settings import Official, Relations, Sensitivity, Uncertainty, WhatIf
from hanse.diagnostic.enums import ComputationState
from hanse.diagnostic.models import Run
from hanse.diagnostic.presenters.computation import trouble, waiting_words
from hanse.diagnostic.presenters.run.naming import Naming
from hanse.ui import formats

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Line = tuple[str, str]

CORRELATIONS: Mapping[Correlation, str] = {
    Correlation.PEARSON: "Pearson (r)",
    Correlation.SPEARMAN: "Spearman (ρ)",
    Correlation.KENDALL: "Kendall (τ)",
}
MISSING: Mapping[Missing, "_StrPromise"] = {
    Missing.LEFT_OUT: gettext_lazy("Left out"),
    Missing.LOWEST: gettext_lazy("The lowest score"),
    Missing.MEDIAN: gettext_lazy("The median of the cities"),
}
MEANS: Mapping[Mean, "_StrPromise"] = {
    Mean.MEAN: gettext_lazy("Arithmetic mean"),
    Mean.POWER: gettext_lazy("Mean of power ½: a strong part makes up less for a weak one"),
    Mean.GEOMETRIC: gettext_lazy("Geometric mean: a part of nought makes the whole nought"),
    Mean.HARMONIC: gettext_lazy("Harmonic mean: the weakest parts count most"),
    Mean.MEDIAN: gettext_lazy("Median of the parts"),
    Mean.MINIMUM: gettext_lazy("The weakest part"),
    Mean.MAXIMUM: gettext_lazy("The strongest part"),
    Mean.BEST: gettext_lazy("Mean of the three strongest parts"),
    Mean.COPELAND: gettext_lazy("Outranking: each city against each other one (Copeland)"),
}


def settings_in_words(run: Run, naming: Naming) -> tuple[Line, ...]:
    match read_settings(run.kind, run.settings, naming.scheme):
        case Official():
            return ()
        case Relations() as given:
            tier = naming.tiers.get(given.tier) or naming.tiers.get(naming.scheme.sections) or _("Parts of the whole")
            return ((_("Level of the tree"), tier), (_("Correlation"), CORRELATIONS[given.correlation]))
        case WhatIf() as given:
            return (*_weights(given, naming), *_means(given, naming)) or ((_("Changes"), _("None")),)
        case Uncertainty() as given:
            return ((_("Replications"), formats.number(given.replications)), *_doubts(given.doubts), _seed(run))
        case Sensitivity() as given:
            return ((_("Points of the design"), formats.number(given.size)), *_doubts(given.doubts), _seed(run))


def _weights(given: WhatIf, naming: Naming) -> Iterator[Line]:
    own = {part.key: part.weight for node in naming.scheme.root.nodes() for part in node.parts}
    for key, weight in given.weights.items():
        told = {"weight": formats.number(weight), "own": formats.number(own[key])}
        yield _("Weight of “%(part)s”") % {"part": naming.part(key)}, _("%(weight)s instead of %(own)s") % told


def _means(given: WhatIf, naming: Naming) -> Iterator[Line]:
    for tier, how in given.means.items():
        yield _("How parts become a whole: %(level)s") % {"level": naming.tiers.get(tier, tier)}, mean_in_words(how)


def mean_in_words(how: Aggregation) -> str:
    return str(MEANS[how.mean])


def _doubts(given: Doubts) -> Iterator[Line]:
    yield _("Weights are drawn within"), f"±{formats.percent(given.noise)}"
    yield _("Missing scores"), formats.dotted(MISSING[one] for one in given.missing) or formats.NOTHING
    other = str(MEANS[Mean.POWER]) if given.power is not None else _("None")
    yield _("Another mean that is tried"), other


def _seed(run: Run) -> Line:
    return _("Seed"), formats.number(run.seed)


def run_words(run: Run) -> str:
    """How it stands, besides how much is done; nothing where that says it all."""
    match run.state:
        case ComputationState.WAITING:
            return waiting_words()
        case ComputationState.RUNNING if not run.total:
            return _("The answers are being read.")
        case ComputationState.STOPPING:
            return _("It ends with the part at hand.")
        case ComputationState.FAILED:
            return _problem(run)
    return ""


def _problem(run: Run) -> str:
    """What went wrong and what to do about it."""
    detail = run.problem_detail
    said = {
        "too_few": _("Fewer than %(number)s cities have a score of the whole, which this study needs.")
        % {"number": detail},
        "no_mean": _("The part “%(key)s” is no mean of its parts, so no other mean can be tried for it.")
        % {"key": detail},
        "one_doubt": _("Only one doubt is left, and nothing to share out: let weights vary, and try another mean."),
        "negative": _("This mean is not defined for scores below nought, which another choice brings about."),
        "no_cluster": _("The computing cluster does not answer. Ask those who run this site, then resume the run."),
        "no_framework": _("This site no longer has that version of the framework."),
        "answers_gone": _("The answers that the run rested on are no longer the same. Begin a new run."),
    }
    return said.get(run.problem) or trouble(run)
