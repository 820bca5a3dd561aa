"""What a new run is asked to do: one form for each kind of study."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.statistics.correlations import Correlation
from hanse.diagnostic.engine.statistics.node_tree import NOISE, UNEVEN, Doubts, Missing
from hanse.diagnostic.engine.study.reading import tiers_of
from hanse.diagnostic.engine.study.settings import (
    FEWEST_REPLICATIONS,
    MOST_REPLICATIONS,
    MOST_WEIGHT,
    SIZES,
    Official,
    Relations,
    Sensitivity,
    Settings,
    Uncertainty,
    WhatIf,
)
from hanse.diagnostic.enums import StudyKind
from hanse.diagnostic.presenters.run.words import CORRELATIONS, MEANS, MISSING
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.ui.forms import CheckField, Choice, ChoiceField, ChoicesField, Form, NumberField, UiBoundField

OWN = "own"
"""As the framework says."""
BEST = 3
MOST_SEED = 2**32 - 1


class StudyForm(Form):
    """`settings` are those of a valid form, `seed` is nought where nothing is drawn."""

    def __init__(self, *args: Any, scheme: Framework, speak: Speaker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = scheme
        self.prepare(scheme, speak)

    def prepare(self, scheme: Framework, speak: Speaker) -> None:
        """Fields that hang on the framework."""

    def settings(self) -> Settings:
        raise NotImplementedError

    @property
    def seed(self) -> int:
        return int(self.cleaned_data.get("seed") or 0)

    def groups(self) -> Iterator[tuple[str, bool, list[UiBoundField]]]:
        """Fields under a heading, and whether they are folded."""
        yield "", False, [self[name] for name in self.fields]


class OfficialForm(StudyForm):
    """Nothing is to be chosen."""

    def settings(self) -> Official:
        return Official()


class RelationsForm(StudyForm):
    tier = ChoiceField(label=_("Which level of the tree?"), choices=[])
    correlation = ChoiceField(
        label=_("Which correlation?"),
        choices=[Choice(kind.value, words) for kind, words in CORRELATIONS.items()],
        initial="pearson",
    )

    def prepare(self, scheme: Framework, speak: Speaker) -> None:
        tiers = tiers_of(scheme)
        titles = {tier.key: speak(tier.title) for tier in scheme.tiers}
        choices = [Choice(key, titles[key]) for key in tiers] or [Choice(OWN, gettext("Parts of the whole"))]
        first = scheme.sections if scheme.sections in tiers else choices[0].value
        self.fields["tier"] = ChoiceField(label=self.fields["tier"].label, choices=choices, initial=first)

    def settings(self) -> Relations:
        tier = self.cleaned_data["tier"]
        return Relations(tier="" if tier == OWN else tier, correlation=Correlation(self.cleaned_data["correlation"]))


class WhatIfForm(StudyForm):
    """A weight for each part and a mean for each level; both stand as the framework has them."""

    def prepare(self, scheme: Framework, speak: Speaker) -> None:
        titles = {tier.key: speak(tier.title) for tier in scheme.tiers}
        tiers = dict.fromkeys(node.tier for node in scheme.root.nodes())
        choices = [
            Choice(OWN, gettext("As the framework says")),
            *(Choice(mean.value, words) for mean, words in MEANS.items()),
        ]
        for tier in tiers:
            label = gettext("How parts become a whole: %(level)s") % {"level": titles.get(tier, tier or scheme.key)}
            self.fields[f"mean_{tier}"] = ChoiceField(label=label, choices=choices, select=True, initial=OWN)
        self._titles = {node.key: speak(node.title) for node in scheme.root.nodes()}
        self._own = {part.key: part.weight for node in scheme.root.nodes() for part in _nodes(node)}
        for key, weight in self._own.items():
            self.fields[f"weight_{key}"] = NumberField(
                label=self._titles[key], decimals=4, minimum=0, maximum=int(MOST_WEIGHT), width=5, initial=weight
            )

    def settings(self) -> WhatIf:
        given = self.cleaned_data
        weights = {key: float(given[f"weight_{key}"]) for key in self._own}
        means = {name.removeprefix("mean_"): value for name, value in given.items() if name.startswith("mean_")}
        return WhatIf(
            weights={key: weight for key, weight in weights.items() if weight != self._own[key]},
            means={tier: _aggregation(mean) for tier, mean in means.items() if mean != OWN},
        )

    def groups(self) -> Iterator[tuple[str, bool, list[UiBoundField]]]:
        yield "", False, [self[name] for name in self.fields if name.startswith("mean_")]
        for node in self.scheme.root.nodes():
            fields = [self[f"weight_{part.key}"] for part in _nodes(node)]
            if fields:
                title = gettext("Weights within “%(part)s”") % {"part": self._titles[node.key]}
                lowest = all(not _nodes(part) for part in _nodes(node))
                yield title, lowest and not any(field.problem for field in fields), fields


class _DoubtsForm(StudyForm):
    noise = NumberField(
        label=_("How far weights may be off"),
        hint=_("Each weight is drawn evenly within so many per cent of itself."),
        unit="%",
        minimum=0,
        maximum=100,
        width=3,
        initial=round(100 * NOISE),
    )
    missing = ChoicesField(
        label=_("What may stand in for a missing score?"),
        choices=[Choice(kind.value, words) for kind, words in MISSING.items()],
        initial=list(Missing),
    )
    power = CheckField(label=_("Try another mean as well: of power ½"), required=False, initial=True)
    seed_ = NumberField(
        label=_("Seed"),
        hint=_("Any whole number. The same seed gives the same numbers to the last digit."),
        minimum=0,
        maximum=MOST_SEED,
        initial=0,
    )

    @property
    def seed(self) -> int:
        return int(self.cleaned_data["seed_"])

    def doubts(self) -> Doubts:
        given = self.cleaned_data
        missing = tuple(one for one in Missing if one.value in given["missing"])
        return Doubts(noise=float(given["noise"]) / 100, missing=missing, power=UNEVEN if given["power"] else None)


class UncertaintyForm(_DoubtsForm):
    replications = NumberField(
        label=_("Replications"),
        hint=_("How often the index is computed again; more make the ends of a span steadier."),
        minimum=FEWEST_REPLICATIONS,
        maximum=MOST_REPLICATIONS,
        width=5,
        initial=1000,
    )
    field_order = ["replications"]

    def settings(self) -> Uncertainty:
        return Uncertainty(replications=int(self.cleaned_data["replications"]), doubts=self.doubts())


class SensitivityForm(_DoubtsForm):
    size = ChoiceField(
        label=_("Points of the design"),
        hint=_(
            "The index is computed again this often, times the number of doubts and two; more make shares steadier."
        ),
        choices=[Choice(str(size), str(size)) for size in SIZES],
        select=True,
        initial="256",
    )
    field_order = ["size"]

    def settings(self) -> Sensitivity:
        return Sensitivity(size=int(self.cleaned_data["size"]), doubts=self.doubts())


FORMS: Mapping[StudyKind, type[StudyForm]] = MappingProxyType(
    {
        StudyKind.OFFICIAL: OfficialForm,
        StudyKind.RELATIONS: RelationsForm,
        StudyKind.WHAT_IF: WhatIfForm,
        StudyKind.UNCERTAINTY: UncertaintyForm,
        StudyKind.SENSITIVITY: SensitivityForm,
    }
)


def _nodes(node: Node) -> list[Node]:
    return [part for part in node.parts if isinstance(part, Node)]


def _aggregation(mean: str) -> Aggregation:
    return Aggregation(
        mean=Mean(mean), power=UNEVEN if mean == Mean.POWER else 1.0, best=BEST if mean == Mean.BEST else 1
    )
