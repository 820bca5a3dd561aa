"""Boxes become the tree that the same FEEL written as text becomes, or are refused with their place."""

import pytest

from hanse.feel import boxes, tree
from hanse.feel.dmn import boxed
from hanse.feel.dmn.building import Scope, node_of
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.policies import HitPolicy
from hanse.feel.types.kinds import ANY, BUILT_IN
from hanse.feel.writing import written


def type_of(reference, where):
    return BUILT_IN[reference] if reference else ANY


SCOPE = Scope(frozenset({"a", "b c"}), frozenset({"d e"}), {}, type_of, "“D”")


def text(words, kind=""):
    return boxed.LiteralExpression(words, kind)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (text("a + b c"), "a + b c"),
        (boxed.List((text("1"), text("a"))), "[1, a]"),
        (boxed.Context((boxed.ContextEntry("x", text("1")), boxed.ContextEntry("y", text("x")))), "{x: 1, y: x}"),
        (
            boxed.Relation((boxed.Column("n"), boxed.Column("d e")), ((text("1"), text("2")),)),
            "[{n: 1, d e: 2}]",
        ),
        (boxed.Invocation(text("a"), (boxed.Binding("x", text("1")), boxed.Binding("y", None))), "a(x: 1)"),
        (boxed.FunctionDefinition((boxed.Parameter("x"),), text("x + 1")), "function(x) x + 1"),
        (boxed.Filter(text("a"), text("item > 1")), "a[item > 1]"),
        (boxed.Iterator("for", "n", text("a"), text("n + count(partial)")), "for n in a return n + count(partial)"),
    ],
)
def test_a_box_is_what_its_text_is(box, expected):
    assert written(node_of(box, SCOPE)) == expected


def test_conditions_in_boxes_are_truths():
    conditional = node_of(boxed.Conditional(text("a"), text("1"), text("2")), SCOPE)
    quantified = node_of(boxed.Iterator("some", "n", text("a"), text("n")), SCOPE)
    assert isinstance(conditional, tree.Conditional)
    assert isinstance(conditional.condition, boxes.Truth)
    assert isinstance(quantified, tree.Quantified)
    assert isinstance(quantified.condition, boxes.Truth)


def test_a_context_with_a_result_is_a_block():
    block = node_of(boxed.Context((boxed.ContextEntry("x", text("1")), boxed.ContextEntry("", text("x")))), SCOPE)
    assert isinstance(block, boxes.Block)
    assert [name for name, _ in block.entries] == ["x"]


def test_a_declared_type_is_what_the_value_becomes():
    node = node_of(text("a", "number"), SCOPE)
    assert isinstance(node, boxes.Coerced)
    assert node.type == BUILT_IN["number"]


def table(**changes):
    given = {
        "inputs": (boxed.InputClause(text("a"), allowed="> 0"),),
        "outputs": (boxed.OutputClause("o", "number", values="1, 2", default="2"),),
        "rules": (boxed.DecisionRule(("< 3",), ("1",)), boxed.DecisionRule(("-",), ("",))),
    }
    return boxed.DecisionTable(**given | changes)


def test_a_table_keeps_its_columns_and_rules():
    made = node_of(table(policy=HitPolicy.FIRST), SCOPE)
    assert isinstance(made, boxes.TableOf)
    assert made.policy is HitPolicy.FIRST
    assert [rule.place.where for rule in made.rules] == ["“D”, rule 1", "“D”, rule 2"]
    assert made.rules[0].tests[0] is not None
    assert made.rules[1].tests == (None,)
    assert made.inputs[0].allowed is not None
    assert len(made.outputs[0].order) == 2
    assert made.outputs[0].default is not None


@pytest.mark.parametrize(
    ("box", "place", "message"),
    [
        (text(""), "“D”, line 1, column 1", "the expression is empty"),
        (boxed.Conditional(text("a"), text("1"), text("")), "“D”, else, line 1, column 1", "the expression is empty"),
        (boxed.List((text("1"), text("1 +"))), "“D”, item 2, line 1, column 4", "expected a value"),
        (boxed.Relation((boxed.Column("n"),), ((),)), "“D”, row 1", "0 cells stand in it for 1 columns"),
        (boxed.FunctionDefinition((), text("1"), "Java"), "“D”", "functions of Java are not run here"),
        (boxed.FunctionDefinition((), None), "“D”", "the function has no expression"),
        (boxed.Context((boxed.ContextEntry("a", text("1")),) * 1001), "“D”", "may have 1000 entries, and this one has 1001"),
        (table(rules=(boxed.DecisionRule(("<",), ("1",)),)), "“D”, rule 1, input 1, line 1, column 2", "expected a value"),
        (table(rules=(boxed.DecisionRule((), ("1",)),)), "“D”, rule 1", "it has 0 conditions and 1 results for 1 inputs"),
        (table(policy=boxed.UnknownPolicy("WHIM")), "“D”", "there is no hit policy WHIM; there are: UNIQUE, ANY"),
        (table(outputs=()), "“D”", "the decision table has no output"),
        (table(outputs=(boxed.OutputClause("o"), boxed.OutputClause())), "“D”, output 2", "it has no name"),
    ],
)  # fmt: skip
def test_what_cannot_be_built_says_where_and_why(box, place, message):
    with pytest.raises(FeelSyntaxError) as refused:
        node_of(box, SCOPE)
    assert str(refused.value).startswith(place)
    assert message in refused.value.message
