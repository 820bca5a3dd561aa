"""A framework: a questionnaire with its scoring, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.diagnostic.engine.model.levels import Ladder
from hanse.diagnostic.engine.model.measuring import MeasureRules
from hanse.diagnostic.engine.model.results import Outputs
from hanse.diagnostic.engine.model.rules import (
    AbsenceRule,
    Aggregation,
    MinimumShare,
    NodeRules,
)
from hanse.diagnostic.engine.model.tables import Table
from hanse.diagnostic.engine.model.tree import Measure, Node
from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.question import Question

LAST_WORD = NodeRules(
    aggregate=Aggregation(),
    missing=AbsenceRule(),
    not_applicable=AbsenceRule(),
    irrelevant=AbsenceRule(),
    minimum=MinimumShare(),
)
"""What holds where a framework says nothing: the weighted arithmetic mean of the parts that are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a framework is and where it comes from. `languages` are complete; the first is that of the files.

    `answering` is the rule by which all its questions are answered.
    """

    key: str
    version: str
    title: Text
    languages: tuple[str, ...]
    licence: Text
    source: Text
    summary: Text | None = None
    answering: Text | None = None
    unit: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A storey of the tree, and the rules of its nodes."""

    key: str
    title: Text
    rules: NodeRules = field(default_factory=NodeRules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """The rules of the whole framework, then those of its tiers."""

    nodes: NodeRules = field(default_factory=NodeRules)
    measures: MeasureRules = field(default_factory=MeasureRules)
    tiers: Mapping[str, NodeRules] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Method:
    """Another way to score the same answers: rules laid over the framework's own, for all, for tiers, for keys."""

    key: str
    title: Text
    scoring: Scoring = field(default_factory=Scoring)
    node_rules: Mapping[str, NodeRules] = field(default_factory=dict)
    measure_rules: Mapping[str, MeasureRules] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Framework:
    """Everything one framework says. Two frameworks are equal only when they are the same object.

    `scale` is the lowest and the highest score. `questions` is empty for a framework that only reads tables;
    `indicators` gives the node that each question names, `sections` the tier whose nodes are its sections.
    """

    head: Head
    root: Node
    scale: tuple[float, float]
    scoring: Scoring = field(default_factory=Scoring)
    tiers: tuple[Tier, ...] = ()
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    outputs: Outputs = field(default_factory=Outputs)
    tables: tuple[Table, ...] = ()
    questions: tuple[Question, ...] = ()
    indicators: Mapping[str, str] = field(default_factory=dict)
    sections: str = ""
    departments: Mapping[str, Text] = field(default_factory=dict)
    translations: Translations = field(default_factory=Translations)

    @property
    def key(self) -> str:
        return self.head.key

    @property
    def version(self) -> str:
        return self.head.version

    def node_rules(self, node: Node) -> NodeRules:
        """The rules of a node with nothing left open: its own, else its tier's, else the framework's."""
        tier = self.scoring.tiers.get(node.tier, NodeRules())
        return node.rules.over(tier.over(self.scoring.nodes.over(LAST_WORD)))

    def measure_rules(self, measure: Measure) -> MeasureRules:
        return measure.rules.over(self.scoring.measures)
