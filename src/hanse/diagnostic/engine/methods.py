"""A framework with other rules: the same tree and answers, another way to score."""

from dataclasses import replace
from functools import lru_cache

from hanse.diagnostic.engine.model.framework import Framework, Method
from hanse.diagnostic.engine.model.measuring import MeasureRules
from hanse.diagnostic.engine.model.rules import NodeRules
from hanse.diagnostic.engine.model.tree import Measure, Node


@lru_cache(maxsize=64)
def with_method(framework: Framework, method: Method) -> Framework:
    """The framework with the method's rules laid over its own.

    What the method says counts before any word of the framework; within the method a key counts before its tier, a
    tier before the whole.
    """
    return replace(framework, root=_node(framework.root, method))


def _node(node: Node, method: Method) -> Node:
    parts = tuple(_node(part, method) if isinstance(part, Node) else _measure(part, method) for part in node.parts)
    own, tiers = method.node_rules.get(node.key, NodeRules()), method.scoring.tiers
    rules = own.over(tiers.get(node.tier, NodeRules()).over(method.scoring.nodes.over(node.rules)))
    return replace(node, parts=parts, rules=rules, weight=method.weights.get(node.key, node.weight))


def _measure(measure: Measure, method: Method) -> Measure:
    own = method.measure_rules.get(measure.key, MeasureRules())
    rules = own.over(method.scoring.measures.over(measure.rules))
    return replace(measure, rules=rules, weight=method.weights.get(measure.key, measure.weight))
