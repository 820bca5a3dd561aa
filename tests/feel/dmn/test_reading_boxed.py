import pytest

from hanse.feel.dmn import boxed
from hanse.feel.dmn.errors import DmnReadError
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.policies import HitPolicy
from tests.feel.dmn.own import FOLDER, MODEL


def test_a_table_is_read_with_all_its_texts():
    table = read_dmn((FOLDER / "fee.dmn").read_bytes()).elements["basis"].logic

    assert isinstance(table, boxed.DecisionTable)
    assert table.policy is HitPolicy.UNIQUE
    assert table.inputs[1] == boxed.Input(boxed.Literal("Zone", "string"), '"centre", "outskirts"', "Zone")
    assert table.outputs == (boxed.Output("fee", "number", default="99"),)
    assert table.rules[1] == boxed.Rule(("[10000..50000]", '"centre"'), ("40",), ("usual",))
    assert table.annotations == ("Why",)


def decision(logic: str) -> bytes:
    return MODEL.format(f'\n<decision id="d" name="d">{logic}</decision>').encode()


@pytest.mark.parametrize(
    ("logic", "message"),
    [
        ('<decisionTable hitPolicy="WHIM"/>', "line 2: there is no hit policy WHIM"),
        ('<decisionTable hitPolicy="COLLECT" aggregation="AVG"/>', "line 2: there is no hit policy COLLECT AVG"),
        ("<decisionTable><input/></decisionTable>", "an input of the decision table lacks its expression"),
        (
            "<decisionTable><output/><rule/></decisionTable>",
            "rule 1 has 0 conditions and 0 results for 0 inputs and 1 outputs",
        ),
        ("<conditional/>", "<conditional> lacks the expression of its if"),
        ("<relation><column/><row/></relation>", "a row of <relation> has not as many cells as there are columns"),
    ],
)
def test_a_box_that_lacks_something_says_what_and_where(logic, message):
    with pytest.raises(DmnReadError, match=message):
        read_dmn(decision(logic))
