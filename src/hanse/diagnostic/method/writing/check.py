"""Computed numbers beside published ones, as the framework file asks for."""

from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Input, Numbers, State, Texts, as_word
from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.diagnostic.engine.conditions import holds
from hanse.diagnostic.engine.model.results import Published
from hanse.diagnostic.engine.result import Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published column: how many numbers were compared, the greatest difference, and the units that are off."""

    rule: Published
    compared: int
    greatest: float
    off: tuple[str, ...]
    only_published: int
    only_computed: int

    @property
    def agrees(self) -> bool:
        return self.compared > 0 and not self.off and not self.only_published and not self.only_computed

    def __str__(self) -> str:
        verdict = "agrees" if self.agrees else "DIFFERS"
        words = (
            f"{verdict}: {self.rule.of} with {self.rule.column}: {self.compared} compared, "
            f"greatest difference {self.greatest:.3g} (allowed {self.rule.within:g})"
        )
        if self.only_published or self.only_computed:
            words += f"; published only {self.only_published}, computed only {self.only_computed}"
        return words + (f"; off: {', '.join(self.off[:5])}{' …' if len(self.off) > 5 else ''}" if self.off else "")


def comparisons(result: Result) -> list[Comparison]:
    """Every published column that the tables hold, compared."""
    rules = result.framework.outputs.published
    inputs = result.answers.inputs
    return [_compared(rule, result) for rule in rules if np.any(inputs[rule.column].states == State.GIVEN)]


def _compared(rule: Published, result: Result) -> Comparison:
    published = result.answers.inputs[rule.column]
    looked_at = np.ones(len(result.units), dtype=bool)
    if rule.where:
        looked_at = holds(rule.where, result.answers.inputs, len(looked_at))
    if rule.of.endswith(LEVEL):
        difference, told, computed = _levels_apart(published, rule.of.removesuffix(LEVEL), result)
    else:
        difference, told, computed = _numbers_apart(published, result.values(rule.of))
    difference = np.where(looked_at & told & computed, difference, 0.0)
    return Comparison(
        rule=rule,
        compared=int(np.sum(looked_at & told & computed)),
        greatest=float(difference.max(initial=0.0)),
        off=tuple(result.units.names[unit] for unit in np.flatnonzero(difference > rule.within)),
        only_published=int(np.sum(looked_at & told & ~computed)),
        only_computed=int(np.sum(looked_at & computed & ~told)),
    )


LEVEL = ".level"


def _numbers_apart(published: Input, computed: Array) -> tuple[Array, Flags, Flags]:
    assert isinstance(published, Numbers)
    return np.abs(published.values - computed), ~np.isnan(published.values), ~np.isnan(computed)


def _levels_apart(published: Input, node: str, result: Result) -> tuple[Array, Flags, Flags]:
    """0 where the published level is the computed one, 1 where it is another."""
    assert isinstance(published, Numbers | Texts)
    ladder = result.ladder(node)
    keys = [*(level.key for level in ladder.levels), None] if ladder else [None]
    computed = np.array([keys[reached] for reached in result.levels[node].tolist()], dtype=object)
    told = published.states == State.GIVEN
    words = [None if value is None or value != value else as_word(value) for value in published.values.tolist()]  # noqa: PLR0124
    apart = np.array([word != own for word, own in zip(words, computed, strict=True)], dtype=np.float64)
    return apart, told, result.levels[node] >= 0
