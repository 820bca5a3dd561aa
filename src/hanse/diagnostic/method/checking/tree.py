"""Soundness of the tree and of what it is made from."""

from collections.abc import Iterable, Sequence

from hanse.diagnostic.engine.conditions import NUMBER
from hanse.diagnostic.engine.model.levels import Condition
from hanse.diagnostic.engine.model.measuring import MeasureRules, Scaling
from hanse.diagnostic.engine.model.rules import Mean, NodeRules
from hanse.diagnostic.engine.model.tree import FromColumn, FromFormula, FromRows, Measure, Node, Statistic
from hanse.diagnostic.method.building.conditions import Given, places
from hanse.diagnostic.method.checking.vocabulary import Vocabulary, column_shape
from hanse.diagnostic.method.tables.frame import columns_of
from hanse.kernel.yaml.document import Steps

ADDITIVE = {Mean.MEAN, Mean.SUM}


def check_tree(words: Vocabulary) -> None:
    """Columns, tables, ladders and formulas that measures and nodes name; weights; rules that contradict."""
    for measure in words.framework.root.measures():
        if measure.key not in words.questions:
            _measure(words, measure)
    for node in words.framework.root.nodes():
        _node(words, node)
    check_measure_rules(words, ("scoring",), words.framework.scoring.measures)
    check_node_rules(words, ("scoring",), words.framework.scoring.nodes)
    for number, tier in enumerate(words.framework.tiers):
        check_node_rules(words, ("tiers", number), tier.rules)


def check_measure_rules(words: Vocabulary, path: Steps, rules: MeasureRules) -> None:
    """Columns that the rules of measures name."""
    if rules.denominator and rules.denominator.column:
        words.known((*path, "denominator"), rules.denominator.column, words.numbers, "column of numbers")
    for column in rules.impute.by if rules.impute else ():
        words.known((*path, "impute", "by"), column, words.columns, "column")
    for column in rules.normalise.within if rules.normalise else ():
        words.known((*path, "normalise", "within"), column, words.columns, "column")


def check_node_rules(words: Vocabulary, path: Steps, rules: NodeRules) -> None:
    """The ladder that the rules of nodes name, and rules that contradict."""
    if rules.ladder is not None:
        words.known((*path, "levels"), rules.ladder, words.framework.ladders, "ladder of levels")
    if rules.renormalise is False and rules.aggregate and rules.aggregate.mean not in ADDITIVE:
        what = f"weights of a {rules.aggregate.mean} are always rescaled to the parts that are there"
        words.source.fault((*path, "renormalise"), what, do="Leave `renormalise` out")


def check_conditions(words: Vocabulary, path: Steps, given: Given, read: Sequence[Condition]) -> None:
    """The conditions of a level, `given` at `path` of the file."""
    for place, one in zip(places(path, given), read, strict=True):
        words.condition(place, one.holds, words.results)


def _measure(words: Vocabulary, measure: Measure) -> None:
    path = words.keys[measure.key]
    match measure.source:
        case FromColumn(column):
            what = (
                f"“{measure.key}” has no parts and no question names it; and there is no column of numbers “{column}”"
            )
            if column not in words.numbers:
                words.source.fault(path, what, do="Add the column to a table, a question, or `formula:` or `rows:`")
        case FromFormula(formula):
            words.condition((*path, "formula"), formula, words.shapes)
        case FromRows():
            _rows(words, measure.source, (*path, "rows"))
        case _:
            pass
    check_measure_rules(words, path, measure.rules)
    _scaling(words, measure, path)


def _rows(words: Vocabulary, rows: FromRows, path: Steps) -> None:
    rosters = [table.key for table in words.framework.tables if table.roster]
    table = words.table(rows.table)
    if not words.known((*path, "table"), rows.table, rosters, "roster table") or table is None:
        return
    columns = {column.key: column_shape(column.kind) for column in columns_of(table)}
    for name in ("column", "weight"):
        if key := getattr(rows, name):
            words.known((*path, name), key, columns, "column of that table")
    for name in ("where", "holds"):
        if text := getattr(rows, name):
            words.condition((*path, name), text, columns)
    if rows.statistic is Statistic.SHARE and not rows.holds:
        words.source.fault(path, "a share needs a condition", do="Add `holds:`")
    if not rows.column and rows.statistic not in {Statistic.COUNT, Statistic.SHARE}:
        words.source.fault(path, f"the {rows.statistic} needs a column", do="Add `column:`")


def _scaling(words: Vocabulary, measure: Measure, path: Steps) -> None:
    how = words.framework.measure_rules(measure).normalise
    if how is None:
        return
    if how.scaling is Scaling.GOALPOSTS and (how.low is None or how.high is None):
        words.source.fault(path, f"“{measure.key}” is measured between goalposts and has none", do="Add `goalposts:`")
    if how.low is not None and how.high is not None and how.low >= how.high:
        do = "Write the lower number first, and `direction: down` where less is better"
        words.source.fault((*path, "normalise", "goalposts"), f"{how.low:g} is not below {how.high:g}", do=do)
    if how.scaling is Scaling.DISTANCE_TO_TARGET and how.target is None and measure.target is None:
        words.source.fault(path, f"“{measure.key}” is measured by its distance to a target and has none")


def _node(words: Vocabulary, node: Node) -> None:
    path = words.keys[node.key]
    check_node_rules(words, path, node.rules)
    rules = words.framework.node_rules(node)
    if rules.aggregate and rules.aggregate.mean is Mean.FORMULA:
        names = {**words.shapes, **{part.key: NUMBER for part in node.parts}}
        words.condition((*path, "aggregate", "formula"), rules.aggregate.formula, names)
    elif not any(part.weight > 0 for part in node.parts):
        words.source.fault(path, f"no part of “{node.key}” has a weight", do="Give one part at least a weight above 0")
    ladder = words.framework.ladders.get(rules.ladder or "")
    levels = [level.key for level in ladder.levels] if ladder else []
    _levels(words, (*path, "gates"), node.gates.conditions, levels)
    _levels(words, (*path, "level_texts"), node.gates.pictures, levels)
    if node.gates.conditions:
        _gates(words, node, path)


def _gates(words: Vocabulary, node: Node, path: Steps) -> None:
    """The conditions of a node's levels; of two nodes with one key, a fault by itself, the other one may lie here."""
    block = words.source.item(path)
    for level, given in block.get("gates", {}).items():
        if str(level) in node.gates.conditions:
            check_conditions(words, (*path, "gates", str(level)), given, node.gates.conditions[str(level)])


def _levels(words: Vocabulary, path: Steps, named: Iterable[str], levels: list[str]) -> None:
    for level in named:
        if not levels:
            words.source.fault(
                path, "the node has no ladder of levels", do="Say `levels:` here, at its tier or scoring"
            )
            return
        words.known((*path, level), level, levels, "level")
