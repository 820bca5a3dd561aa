"""Findings of types in whole models: those of ours, and no false alarm in the shared ones."""

from hanse.feel.errors import FeelTypeError
from tests.feel.dmn.own import model_of
from tests.feel.dmn.tck import cases_of, folders
from tests.shared_data import shared_data

BODY = """
<itemDefinition name="tPerson"><itemComponent name="age"><typeRef>number</typeRef></itemComponent></itemDefinition>
<inputData id="p" name="P"><variable name="P" typeRef="tPerson"/></inputData>
<businessKnowledgeModel id="b" name="double"><variable name="double" typeRef="number"/><encapsulatedLogic>
  <formalParameter name="n" typeRef="number"/><literalExpression><text>n * 2</text></literalExpression>
</encapsulatedLogic></businessKnowledgeModel>
<decision id="d" name="D"><variable name="D" typeRef="string"/>
  <informationRequirement><requiredInput href="#p"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
  <context>
    <contextEntry><variable name="a"/><literalExpression><text>P.agee + 1</text></literalExpression></contextEntry>
    <contextEntry><variable name="b"/><literalExpression><text>double("x")</text></literalExpression></contextEntry>
    <contextEntry><variable name="c"/><decisionTable>
      <input><inputExpression><text>P.age</text></inputExpression></input><output name="o"/>
      <rule><inputEntry><text>"old"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
    </decisionTable></contextEntry>
    <contextEntry><literalExpression><text>double(P.age)</text></literalExpression></contextEntry>
  </context>
</decision>
"""


def test_a_model_tells_what_its_types_forbid_with_the_place():
    problems = model_of(BODY).problems
    assert all(isinstance(one, FeelTypeError) for one in problems)
    assert [(one.where, one.message) for one in problems] == [
        ("“D”, entry “a”", 'there is no entry "agee"; there are: age'),
        ("“D”, entry “b”", "a string stands where a number is wanted"),
        ("“D”, entry “c”, rule 1, input 1", "cannot compare a number with a string"),
        ("“D”", "a number stands where a string is wanted"),
    ]


def test_no_false_alarm_in_any_shared_model():
    """What is found yields null: the decision itself, an element of its list, or a part of `and` and `or`."""
    found = 0
    for folder in folders(shared_data("dmn_tck")):
        for model, case in cases_of(folder):
            for problem in model.problems:
                if isinstance(problem, FeelTypeError) and problem.where.startswith(f"“{case.target}”"):
                    found += 1
                    value = model.decide(case.target, case.inputs).value
                    is_null = value is None or (isinstance(value, list) and None in value)
                    assert is_null or problem.message.startswith("a part of"), (folder.name, problem)
    assert found > 400
