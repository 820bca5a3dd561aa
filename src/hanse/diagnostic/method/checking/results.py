"""Soundness of ladders, ranks, summaries and methods."""

from hanse.diagnostic.engine.conditions import NUMBER, TEXT, TRUTH
from hanse.diagnostic.engine.model.framework import Method
from hanse.diagnostic.engine.model.tables import ColumnKind
from hanse.diagnostic.engine.summaries import UNITS
from hanse.diagnostic.method.checking.tree import check_conditions, check_measure_rules, check_node_rules
from hanse.diagnostic.method.checking.vocabulary import Vocabulary


def check_results(words: Vocabulary) -> None:
    """Everything that is said of results."""
    _ladders(words)
    known = _derived(words)
    ranks = _ranks(words, known)
    _published(words, known | ranks)
    _groups(words)
    _summaries(words)
    for number, method in enumerate(words.framework.methods.values()):
        _method(words, number, method)
    tiers = [tier.key for tier in words.framework.tiers]
    for path, tier in (
        (("focus", "tier"), words.framework.outputs.focus.tier),
        (("sections",), words.framework.sections),
    ):
        if tier:
            words.known(path, tier, tiers, "tier")


def _ladders(words: Vocabulary) -> None:
    for key, ladder in words.framework.ladders.items():
        plain = isinstance(words.source.value["levels"][key], list)
        for number, level in enumerate(ladder.levels):
            path = ("levels", key, number) if plain else ("levels", key, "steps", number)
            if level.conditions:
                check_conditions(words, (*path, "when"), words.source.item((*path, "when")), level.conditions)


def _derived(words: Vocabulary) -> frozenset[str]:
    known = dict(words.results)
    for number, rule in enumerate(words.framework.outputs.derived):
        path = ("derived", number)
        if rule.key in known:
            words.source.fault((*path, "key"), f"“{rule.key}” names something else already")
        words.condition((*path, "formula"), rule.formula, known)
        known[rule.key] = NUMBER
    return frozenset(known)


def _ranks(words: Vocabulary, known: frozenset[str]) -> frozenset[str]:
    summaries = {rule.key: rule.by for rule in words.framework.outputs.summaries}
    numbers = words.numbers | words.tree | {rule.key for rule in words.framework.outputs.derived}
    for number, rule in enumerate(words.framework.outputs.ranks):
        path = ("ranks", number)
        if rule.key in known:
            words.source.fault((*path, "key"), f"“{rule.key}” names something else already")
        words.known((*path, "of"), rule.of, words.tree if rule.summary else numbers, "number")
        columns = words.columns
        if rule.summary and words.known((*path, "in"), rule.summary, summaries, "summary"):
            columns = dict.fromkeys(summaries[rule.summary], ColumnKind.TEXT)
        for column in rule.within:
            words.known((*path, "within"), column, columns, "column")
    return frozenset(rule.key for rule in words.framework.outputs.ranks if not rule.summary)


def _published(words: Vocabulary, known: frozenset[str]) -> None:
    levelled = [node.key for node in words.framework.root.nodes() if words.framework.node_rules(node).ladder]
    for number, rule in enumerate(words.framework.outputs.published):
        path = ("published", number)
        words.known((*path, "column"), rule.column, words.columns, "column")
        if rule.of.endswith(".level"):
            words.known((*path, "of"), rule.of.removesuffix(".level"), levelled, "node with levels")
        else:
            words.known((*path, "of"), rule.of, known, "number")
        if rule.where:
            words.condition((*path, "where"), rule.where, words.shapes)


def _groups(words: Vocabulary) -> None:
    for number, group in enumerate(words.framework.outputs.groups):
        words.known(("groups", number, "column"), group.column, words.columns, "column")


def _summaries(words: Vocabulary) -> None:
    groups = words.framework.outputs.groups
    named: dict[str, frozenset[str]] = {UNITS: words.inputs}
    for number, rule in enumerate(words.framework.outputs.summaries):
        path = ("summaries", number)
        sources = [named[one] for one in rule.of if words.known((*path, "of"), one, named, "summary above this one")]
        columns = frozenset.intersection(*sources) if sources else frozenset()
        for key in rule.by:
            words.known((*path, "by"), key, columns, "column there")
        if rule.where:
            members = {group.key: TRUTH for group in groups if group.column in columns}
            of_units = rule.of == (UNITS,)
            own = words.shapes if of_units else dict.fromkeys(columns, TEXT)
            words.condition((*path, "where"), rule.where, {**own, **members})
        if rule.weight:
            words.known((*path, "weight"), rule.weight, columns & words.numbers, "column of numbers there")
        named[rule.key] = frozenset(rule.by)


def _method(words: Vocabulary, number: int, method: Method) -> None:
    path = ("methods", number)
    check_node_rules(words, (*path, "scoring"), method.scoring.nodes)
    check_measure_rules(words, (*path, "scoring"), method.scoring.measures)
    tiers = [tier.key for tier in words.framework.tiers]
    for key in method.scoring.tiers:
        words.known((*path, "tiers"), key, tiers, "tier")
    for key in method.node_rules:
        words.known((*path, "nodes"), key, words.tree, "node or measure")
    for key in method.weights:
        words.known((*path, "weights", key), key, words.tree, "node or measure")
