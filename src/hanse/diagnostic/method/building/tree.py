"""The tree out of the file: nodes, measures, and the questions that name an indicator."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hanse.diagnostic.engine.model.framework import Tier
from hanse.diagnostic.engine.model.levels import Gates
from hanse.diagnostic.engine.model.tree import (
    FromColumn,
    FromFormula,
    FromRows,
    Measure,
    Node,
    Source,
    Statistic,
)
from hanse.diagnostic.method.building.conditions import conditions
from hanse.diagnostic.method.building.rules import absence, measure_rules, node_rules, said
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.shape import nearest

type Block = Mapping[str, Any]

MEASURE_ONLY = (
    "column", "formula", "rows", "direction", "denominator", "impute", "outliers", "transform", "normalise",
)  # fmt: skip
NODE_ONLY = ("aggregate", "renormalise", "minimum_share", "rescale", "levels", "gates", "level_texts")


class TreeBuilder:
    """Builds the tree once; `asked` are the measures that questions make, by the indicator that they name."""

    def __init__(
        self, source: Files, texts: Texts, tiers: Sequence[Tier], asked: Mapping[str, Sequence[Measure]]
    ) -> None:
        self._source = source
        self._texts = texts
        self._tiers = [tier.key for tier in tiers]
        self._asked = asked
        self._seen: dict[str, Steps] = {}
        self._flat: defaultdict[str, list[tuple[Steps, Block]]] = defaultdict(list)

    def build(self) -> Node:
        """The root. Notes keys used twice, unknown tiers and parents, words at the wrong kind of item."""
        self._gather()
        root = self._item(self._source.value["tree"], ("tree",), "")
        for parent, entries in self._flat.items():
            for path, _ in entries:
                what = f"“{parent}” is no node of the tree" if parent else "“parent” is missing"
                self._source.fault((*path, "parent"), what, do=nearest(parent, list(self._seen)))
        if isinstance(root, Measure):
            self._source.fault(("tree",), "the root needs parts", do="Add `parts:`, or questions that name it")
            return Node(key=root.key, title=root.title, parts=(root,))
        return root

    def _gather(self) -> None:
        for number, given in enumerate(self._source.value.get("nodes", ())):
            block: Block = {"key": given} if isinstance(given, str) else given
            self._flat[block.get("parent", "")].append((("nodes", number), block))

    @property
    def keys(self) -> Mapping[str, Steps]:
        """Every key of the tree and where it stands."""
        return self._seen

    def _item(self, given: str | Block, path: Steps, above: str) -> Node | Measure:
        block: Block = {"key": given} if isinstance(given, str) else given
        key = block["key"]
        if key in self._seen:
            first = self._source.place(self._seen[key])
            self._source.fault(path, f"the key “{key}” is used twice, first in line {first.line}")
        self._seen.setdefault(key, path)
        tier = self._tier(block, path, above)
        if "parent" in block and path[0] == "tree":
            self._source.fault((*path, "parent"), "“parent” belongs to entries of `nodes`; here the place tells it")
        if "parts" in block or key in self._asked or key in self._flat:
            self._misplaced(block, path, MEASURE_ONLY, "belongs to a measure, and this is a node with parts")
            return self._node(block, path, tier)
        self._misplaced(block, path, NODE_ONLY, "belongs to a node with parts, and this is a measure")
        return self._measure(block, tier)

    def _node(self, block: Block, path: Steps, tier: str) -> Node:
        key = block["key"]
        identity = f"node.{key}"
        parts = [self._item(part, (*path, "parts", number), tier) for number, part in enumerate(block.get("parts", ()))]
        parts += [self._item(one, place, tier) for place, one in self._flat.pop(key, [])]
        below = self._below(tier)
        parts += [replace(measure, tier=below) for measure in self._asked.get(key, ())]
        return Node(
            key=key,
            title=self._texts.title(identity, block),
            text=self._texts.maybe(identity, block, "text"),
            parts=tuple(parts),
            weight=float(block.get("weight", 1)),
            tier=tier,
            rules=node_rules(block),
            gates=Gates(
                conditions={
                    str(level): conditions(f"{identity}.gate.{level}", given, self._texts)
                    for level, given in block.get("gates", {}).items()
                },
                pictures={
                    str(level): self._texts.make(f"{identity}.level.{level}", text)
                    for level, text in block.get("level_texts", {}).items()
                },
            ),
            target=block.get("target"),
        )

    def _measure(self, block: Block, tier: str) -> Measure:
        identity = f"measure.{block['key']}"
        rules = measure_rules(block)
        if "target" in block and rules.normalise is not None and rules.normalise.target is None:
            rules = replace(rules, normalise=replace(rules.normalise, target=block["target"]))
        return Measure(
            key=block["key"],
            title=self._texts.title(identity, block),
            text=self._texts.maybe(identity, block, "text"),
            source=_source(block),
            weight=float(block.get("weight", 1)),
            direction=-1 if block.get("direction") == "down" else 1,
            unit=self._texts.maybe(identity, block, "unit"),
            target=block.get("target"),
            rules=rules,
            missing=said(block, "missing", absence),
            not_applicable=said(block, "not_applicable", absence),
            irrelevant=said(block, "irrelevant", absence),
            tier=tier,
        )

    def _tier(self, block: Block, path: Steps, above: str) -> str:
        tier = block.get("tier")
        if tier is None:
            return self._below(above) if path != ("tree",) else (self._tiers[0] if self._tiers else "")
        if tier not in self._tiers:
            self._source.fault((*path, "tier"), f"there is no tier “{tier}”", do=nearest(tier, self._tiers))
        return str(tier)

    def _below(self, tier: str) -> str:
        place = self._tiers.index(tier) + 1 if tier in self._tiers else len(self._tiers)
        return self._tiers[place] if place < len(self._tiers) else ""

    def _misplaced(self, block: Block, path: Steps, names: Sequence[str], what: str) -> None:
        for name in names:
            if name in block:
                self._source.fault((*path, name), f"“{name}” {what}", key=True)


def _source(block: Block) -> Source:
    if "formula" in block:
        return FromFormula(block["formula"])
    if rows := block.get("rows"):
        return FromRows(
            table=rows["table"],
            column=rows.get("column", ""),
            statistic=Statistic(rows.get("statistic", Statistic.MEAN)),
            where=rows.get("where", ""),
            holds=rows.get("holds", ""),
            weight=rows.get("weight", ""),
        )
    return FromColumn(block.get("column", block["key"]))
