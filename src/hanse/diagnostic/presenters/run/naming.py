"""What a run's units and parts are called for a reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.models import Run
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.runs import cities_of


@dataclass(frozen=True, slots=True)
class Naming:
    """Titles of the framework, of nodes by key, of tiers by key, and names of cities by the unit's name in the run."""

    scheme: Framework
    title: str
    nodes: Mapping[str, str]
    tiers: Mapping[str, str]
    cities: Mapping[str, str]

    @property
    def method(self) -> str:
        """The framework and its version."""
        return f"{self.title} {self.scheme.version}"

    def part(self, key: str) -> str:
        return self.nodes.get(key, key)

    def city(self, unit: str) -> str:
        return self.cities.get(unit, unit)


def naming_of(run: Run, language: str) -> Naming:
    """One query where the run has results."""
    scheme = framework(*run.method)
    speak = Speaker(scheme, language)
    nodes = {node.key: speak(node.title) for node in scheme.root.nodes()}
    tiers = {tier.key: speak(tier.title) for tier in scheme.tiers}
    return Naming(scheme, speak(scheme.head.title), nodes, tiers, cities_of(run) if run.results else {})
