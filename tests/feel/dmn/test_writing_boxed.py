from hanse.feel.dmn import boxed
from hanse.feel.dmn.elements import Decision, Definitions
from hanse.feel.dmn.writing import write_dmn
from hanse.feel.policies import HitPolicy


def test_a_table_is_written_in_the_words_of_the_standard():
    logic = boxed.DecisionTable(
        inputs=(boxed.InputClause(boxed.LiteralExpression("Age", "number")),),
        outputs=(boxed.OutputClause("fee", default="5"),),
        rules=(boxed.DecisionRule(("< 18",), ("0",), ("children",)),),
        policy=HitPolicy.SUM,
        annotations=("Why",),
    )
    written = write_dmn(Definitions(name="m", namespace="n", elements=(Decision(id="d", name="Fee", logic=logic),)))

    table = written.decode().partition("<decisionTable")[2].partition("</decisionTable>")[0]
    assert "".join(line.strip() for line in table.splitlines()) == (
        'hitPolicy="COLLECT" aggregation="SUM">'
        '<input><inputExpression typeRef="number"><text>Age</text></inputExpression></input>'
        '<output name="fee"><defaultOutputEntry><text>5</text></defaultOutputEntry></output>'
        '<annotation name="Why"/>'
        "<rule><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>0</text></outputEntry>"
        "<annotationEntry><text>children</text></annotationEntry></rule>"
    )
