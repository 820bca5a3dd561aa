import pytest

from hanse.feel.dmn import boxed
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.policies import HitPolicy
from tests.feel.dmn.own import FOLDER, MODEL

EMPTY = boxed.LiteralExpression("")


def test_a_table_is_read_with_all_its_texts():
    table = read_dmn((FOLDER / "fee.dmn").read_bytes()).by_id["basis"].logic

    assert isinstance(table, boxed.DecisionTable)
    assert table.policy is HitPolicy.UNIQUE
    assert table.inputs[1] == boxed.InputClause(
        boxed.LiteralExpression("Zone", "string"), '"centre", "outskirts"', "Zone"
    )
    assert table.outputs == (boxed.OutputClause("fee", "number", default="99"),)
    assert table.rules[1] == boxed.DecisionRule(("[10000..50000]", '"centre"'), ("40",), ("usual",))
    assert table.annotations == ("Why",)


def logic_of(text: str) -> boxed.Boxed | None:
    return read_dmn(MODEL.format(f'<decision id="d" name="d">{text}</decision>').encode()).by_id["d"].logic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<decisionTable hitPolicy="WHIM"/>',
            boxed.DecisionTable((), (), (), boxed.UnknownPolicy("WHIM")),
        ),
        (
            '<decisionTable hitPolicy="COLLECT" aggregation="AVG"/>',
            boxed.DecisionTable((), (), (), boxed.UnknownPolicy("COLLECT", "AVG")),
        ),
        ('<decisionTable hitPolicy="FIRST" aggregation="SUM"/>', boxed.DecisionTable((), (), (), HitPolicy.FIRST)),
        ("<decisionTable><input/></decisionTable>", boxed.DecisionTable((boxed.InputClause(EMPTY),), (), ())),
        (
            "<decisionTable><output/><rule/></decisionTable>",
            boxed.DecisionTable((), (boxed.OutputClause(),), (boxed.DecisionRule((), ()),)),
        ),
        ("<conditional/>", boxed.Conditional(EMPTY, EMPTY, EMPTY)),
        ("<relation><column/><row/></relation>", boxed.Relation((boxed.Column(""),), ((),))),
        ("<filter><in/></filter>", boxed.Filter(EMPTY, EMPTY)),
    ],
)
def test_a_box_that_lacks_something_is_read_as_it_stands(text, expected):
    assert logic_of(text) == expected
