"""The way of a case as BPMN 2.0, with a diagram, for the tools that read it.

A state is a task of whoever has it (with opinions: a sub-process), a final one an end event; a deadline that leads on
is a timer at the task's edge; several steps out of a state part at an exclusive gateway; a document is sent on the way.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hanse.frame.spec.counting import timers
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.export.elements import Element, Maker
from hanse.frame.spec.export.layout.placing import Box, Placed, Point, place
from hanse.frame.spec.steps import APPLICANT, SYSTEM, State, Transition
from hanse.questions.spec.reading import ENGLISH, Reader

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
FEEL = "https://www.omg.org/spec/DMN/20230324/FEEL/"
_SPACES = {"bpmn": BPMN, "bpmndi": DI, "dc": DC, "di": DD, "xsi": XSI}

_E = Maker(BPMN, _SPACES)
_DI = Maker(DI, _SPACES)
_DC = Maker(DC, _SPACES)
_DD = Maker(DD, _SPACES)

_EVENT, _GATEWAY, _TASK = (36.0, 36.0), (50.0, 50.0), (120.0, 80.0)


@dataclass(frozen=True, slots=True)
class _Flow:
    key: str
    source: str
    target: str
    step: Transition | None = None


def bpmn(procedure: Declaration, reader: Reader = ENGLISH) -> bytes:
    """The file, in one language."""
    flows = list(_flows(procedure))
    nodes = dict(_nodes(procedure, flows, reader))
    process = _E.process(
        {"id": procedure.key, "name": reader(procedure.title), "isExecutable": "false"},
        _E.documentation(reader(procedure.summary)),
        *nodes.values(),
        *(_sequence(flow, reader) for flow in flows),
    )
    root = _E.definitions(
        {"id": "definitions", "targetNamespace": f"urn:hanse:procedure:{procedure.key}:{procedure.version}"},
        process,
        _diagram(procedure, nodes, flows),
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _flows(procedure: Declaration) -> Iterator[_Flow]:
    yield _Flow("flow_start", "start", f"state_{procedure.start.key}")
    for state in procedure.states:
        later = timers(procedure, state.key)
        steps = procedure.steps_from(state.key)
        chosen = [step for step in steps if step.key not in later]
        parting = f"ways_{state.key}" if len(chosen) > 1 else f"state_{state.key}"
        if len(chosen) > 1:
            yield _Flow(f"flow_{state.key}", f"state_{state.key}", parting)
        for step in steps:
            source = _timer_key(state, step.key) if step.key in later else parting
            key, target = f"flow_{state.key}_{step.key}", f"state_{step.target}"
            if not step.document:
                yield _Flow(key, source, target, step)
                continue
            sent = f"send_{state.key}_{step.key}"
            yield _Flow(key, source, sent, step)
            yield _Flow(f"{key}_sent", sent, target)


def _nodes(procedure: Declaration, flows: list[_Flow], reader: Reader) -> Iterator[tuple[str, Element]]:
    def made(kind: str, key: str, name: str, *inside: Element, **more: str) -> tuple[str, Element]:
        ins = [_E.incoming(flow.key) for flow in flows if flow.target == key]
        outs = [_E.outgoing(flow.key) for flow in flows if flow.source == key]
        return key, _E.made(kind, {"id": key, "name": name, **more}, *ins, *outs, *inside)

    yield made("startEvent", "start", "")
    for state in procedure.states:
        name, key = reader(state.title), f"state_{state.key}"
        if state.final:
            yield made("endEvent", key, name)
        elif state.opinions:
            yield made("subProcess", key, name, *_opinions(procedure, state, reader))
        else:
            yield made("userTask", key, name, _owner(key, APPLICANT if state.waits else state.office))
        for step, deadline in timers(procedure, state.key).items():
            timer = _timer_key(state, step)
            yield made("boundaryEvent", timer, "", _timer(timer, deadline), attachedToRef=key)
        ways = f"ways_{state.key}"
        if any(flow.source == ways for flow in flows):
            yield made("exclusiveGateway", ways, "", gatewayDirection="Diverging")
    for flow in flows:
        if flow.step and flow.step.document and flow.target.startswith("send_"):
            yield made("sendTask", flow.target, reader(procedure.document(flow.step.document).title))


def _owner(key: str, who: str) -> Element:
    role = _E.formalExpression(who)
    return _E.potentialOwner({"id": f"{key}_owner"}, _E.resourceAssignmentExpression(role))


def _timer_key(state: State, step: str) -> str:
    """That of the state's own deadline is called after the state alone."""
    own = state.deadline is not None and state.deadline.then == step
    return f"timer_{state.key}" if own else f"timer_{state.key}.{step}"


def _timer(key: str, deadline: Deadline) -> Element:
    kind = {f"{{{XSI}}}type": "bpmn:tFormalExpression"}
    if not deadline.from_answer:
        return _E.timerEventDefinition({"id": f"{key}_days"}, _E.timeDuration(kind, f"P{deadline.days}D"))
    sign, days = ("-", deadline.before) if deadline.before else ("+", deadline.days)
    day = f'{deadline.from_answer} {sign} duration("P{days}D")'
    return _E.timerEventDefinition({"id": f"{key}_day"}, _E.timeDate({**kind, "language": FEEL}, day))


def _opinions(procedure: Declaration, state: State, reader: Reader) -> Iterator[Element]:
    """The state's own work, and every opinion beside it; all of them end before the case goes on."""
    inner = f"state_{state.key}"
    tasks = {f"{inner}_own": (reader(state.title), state.office)}
    tasks |= {f"{inner}_{one.office}": (reader(one.title), one.office) for one in state.opinions}
    ends = ((f"{inner}_begin", f"{inner}_part"), (f"{inner}_meet", f"{inner}_end"))
    both = [(f"{inner}_part", task, f"{inner}_meet") for task in tasks]
    flows = [ends[0], *((one, task) for one, task, _ in both), *((task, other) for _, task, other in both), ends[1]]

    def made(kind: str, key: str, *inside: Element, **more: str) -> Element:
        ins = [_E.incoming(f"{one}_to_{key}") for one, other in flows if other == key]
        outs = [_E.outgoing(f"{key}_to_{other}") for one, other in flows if one == key]
        return _E.made(kind, {"id": key, **more}, *ins, *outs, *inside)

    yield made("startEvent", f"{inner}_begin")
    yield made("parallelGateway", f"{inner}_part", gatewayDirection="Diverging")
    for key, (name, office) in tasks.items():
        yield made("userTask", key, _owner(key, office), name=f"{name} ({reader(procedure.office(office).title)})")
    yield made("parallelGateway", f"{inner}_meet", gatewayDirection="Converging")
    yield made("endEvent", f"{inner}_end")
    for one, other in flows:
        yield _E.sequenceFlow({"id": f"{one}_to_{other}", "sourceRef": one, "targetRef": other})


def _sequence(flow: _Flow, reader: Reader) -> Element:
    found = _E.sequenceFlow({"id": flow.key, "sourceRef": flow.source, "targetRef": flow.target})
    if flow.step:
        found.set("name", reader(flow.step.title))
        condition = _condition(flow, flow.step)
        if condition:
            kind = {f"{{{XSI}}}type": "bpmn:tFormalExpression", "language": FEEL}
            found.append(_E.conditionExpression(kind, condition))
    return found


def _condition(flow: _Flow, step: Transition) -> str:
    """At a gateway, that `step` was chosen (or happens by itself); and what the step itself wants."""
    parting, own = flow.source.startswith("ways_"), step.when.strip()
    if not parting or step.by == SYSTEM:
        return own or ("true" if parting else "")
    chosen = f'step = "{step.key}"'
    return f"{chosen} and ({own})" if own else chosen


def _diagram(procedure: Declaration, nodes: dict[str, Element], flows: list[_Flow]) -> Element:
    placed = _placed(nodes, flows)
    shapes = [_shape(key, nodes[key], box) for key, box in placed.boxes.items()]
    edges = [
        _DI.BPMNEdge(
            {"id": f"{flow.key}_di", "bpmnElement": flow.key},
            *(_DD.waypoint({"x": f"{x:.0f}", "y": f"{y:.0f}"}) for x, y in _points(flow, placed)),
        )
        for flow in flows
    ]
    plane = _DI.BPMNPlane({"id": "plane", "bpmnElement": procedure.key}, *shapes, *edges)
    return _DI.BPMNDiagram({"id": "diagram"}, plane)


def _placed(nodes: dict[str, Element], flows: list[_Flow]) -> Placed:
    """From left to right: placed downwards with width and height exchanged, then turned; timers lie on their tasks."""
    free = [key for key in nodes if not key.startswith("timer_")]
    edges = [(_host(flow.source), flow.target) for flow in flows]
    turned = place({key: _size(nodes[key])[::-1] for key in free}, edges, between=40.0, layer_gap=90.0)
    boxes = {key: Box(box.y + 20, box.x + 20, box.height, box.width) for key, box in turned.boxes.items()}
    beside: Counter[str] = Counter()
    for key in nodes:
        if key.startswith("timer_"):
            task, aside = boxes[_host(key)], 48 + 40 * beside[_host(key)]
            boxes[key] = Box(task.x + task.width - aside, task.y + task.height - 18, *_EVENT)
            beside[_host(key)] += 1
    lines = {edge: tuple((y + 20, x + 20) for x, y in points) for edge, points in turned.lines.items()}
    return Placed(boxes, lines, turned.height, turned.width)


def _host(key: str) -> str:
    return f"state_{key.removeprefix('timer_').partition('.')[0]}" if key.startswith("timer_") else key


def _size(node: Element) -> tuple[float, float]:
    kind = etree.QName(node).localname
    return _EVENT if kind.endswith("Event") else _GATEWAY if kind.endswith("Gateway") else _TASK


def _points(flow: _Flow, placed: Placed) -> tuple[Point, ...]:
    points = placed.lines.get((_host(flow.source), flow.target), ())
    start, end = placed.boxes[flow.source], placed.boxes[flow.target]
    if not points:  # a step that stays in its state: round over the task
        over = start.y - 30
        return start.middle, (start.middle[0], over), (end.middle[0] + 30, over), (end.middle[0] + 30, end.y)
    if flow.source.startswith("timer_"):
        return (start.middle[0], start.y + start.height), *points[1:]
    return points


def _shape(key: str, node: Element, box: Box) -> Element:
    found = _DI.BPMNShape({"id": f"{key}_di", "bpmnElement": key})
    if etree.QName(node).localname == "subProcess":
        found.set("isExpanded", "false")
    place_ = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    found.append(_DC.Bounds({name: f"{value:.0f}" for name, value in place_.items()}))
    return found
