"""The BPMN file: valid by the standard's own schema, whole in its diagram, and read by another program."""

from importlib.resources import files
from io import BytesIO

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser

from hanse.frame.spec.export.bpmn import BPMN, DC, DD, DI, bpmn
from tests.frame.samples import permit


def made() -> etree._Element:
    return etree.fromstring(bpmn(permit()))


def of(root: etree._Element, kind: str, space: str = BPMN) -> list[etree._Element]:
    return list(root.iter(f"{{{space}}}{kind}"))


def test_it_is_valid_by_the_schema_of_the_standard() -> None:
    schema = etree.XMLSchema(etree.parse(str(files("SpiffWorkflow.bpmn.parser").joinpath("schema/BPMN20.xsd"))))

    schema.assertValid(made())


def test_another_program_reads_it_and_finds_the_tasks() -> None:
    parser = BpmnParser()
    parser.add_bpmn_io(BytesIO(bpmn(permit()).replace(b'isExecutable="false"', b'isExecutable="true"')))

    spec = parser.get_spec("permit")

    names = {task.bpmn_name for task in spec.task_specs.values()}
    assert {"To be paid", "More is needed", "Granted", "Permit"} <= names


def test_states_steps_and_conditions_are_in_it() -> None:
    root = made()

    assert [one.get("name") for one in of(root, "endEvent") if one.get("name")] == ["Granted", "Refused", "Lapsed"]
    assert {one.get("name") for one in of(root, "sequenceFlow")} >= {"Paid", "Not paid", "Grant", "Refuse", "Complete"}
    assert [one.text for one in of(root, "conditionExpression")] == [
        "paid >= fee",
        'step = "ask"',
        'step = "grant" and (safe = "yes")',
        'step = "refuse"',
    ]
    assert [one.text for one in of(root, "timeDuration")] == ["P30D"]
    assert {one.text for one in of(root, "formalExpression")} == {"applicant", "building", "fire", "heritage"}


def test_opinions_are_asked_at_the_same_time() -> None:
    inner = of(made(), "subProcess")[0]

    names = [one.get("name") for one in of(inner, "userTask")]
    assert names == ["Being checked (Building office)", "Is it safe (Fire service)", "Does it fit (Heritage office)"]
    assert len(of(inner, "parallelGateway")) == 2


def test_everything_outside_sub_processes_has_its_place_in_the_diagram() -> None:
    root = made()
    process = of(root, "process")[0]
    shown = {one.get("bpmnElement") for kind in ("BPMNShape", "BPMNEdge") for one in of(root, kind, DI)}

    assert shown == {one.get("id") for one in process if one.get("id")}
    assert all(len(of(edge, "waypoint", DD)) >= 2 for edge in of(root, "BPMNEdge", DI))


def test_lines_begin_and_end_at_what_they_join() -> None:
    root = made()
    boxes = {one.get("bpmnElement"): of(one, "Bounds", DC)[0] for one in of(root, "BPMNShape", DI)}
    flows = {one.get("id"): one for one in of(root, "sequenceFlow")}

    for edge in of(root, "BPMNEdge", DI):
        flow, points = flows[edge.get("bpmnElement")], of(edge, "waypoint", DD)
        for key, point in ((flow.get("sourceRef"), points[0]), (flow.get("targetRef"), points[-1])):
            box = {name: float(value) for name, value in boxes[key].items()}
            assert box["x"] - 1 <= float(point.get("x")) <= box["x"] + box["width"] + 1, flow.get("id")
            assert box["y"] - 1 <= float(point.get("y")) <= box["y"] + box["height"] + 1, flow.get("id")
