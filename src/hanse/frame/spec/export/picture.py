"""The way of a case as a picture (SVG), states as boxes and steps as labels between them; and the same as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.export.days import last_day_in_words
from hanse.frame.spec.export.layout.layers import Edge
from hanse.frame.spec.export.layout.placing import Box, Placed, Point, place
from hanse.frame.spec.steps import APPLICANT, SYSTEM, State, Transition
from hanse.kernel.texts import Text
from hanse.questions.spec.reading import ENGLISH, Reader

TITLE = Text("frame.picture.title", "The way of a case: {service}")
DESCRIPTION = Text(
    "frame.picture.description",
    "{states} states and {steps} steps between them, from “{start}” on. The table has the same in words.",
)
THE_APPLICANT = Text("frame.picture.applicant", "Applicant")
THE_SYSTEM = Text("frame.picture.system", "By itself")
THE_END = Text("frame.picture.end", "The case is over")
AFTER_DAYS = Text("frame.picture.after_days", "after {days} days")
AFTER_WORKING_DAYS = Text("frame.picture.after_working_days", "after {days} working days")
COLUMNS = (
    Text("frame.picture.from", "From"),
    Text("frame.picture.step", "Step"),
    Text("frame.picture.who", "Who"),
    Text("frame.picture.condition", "Condition"),
    Text("frame.picture.to", "To"),
)

STATE, STEP, LINE, PAD, MARGIN = 190.0, 158.0, 18.0, 10.0, 16.0
LETTER = 7.4
"""Width of a letter of 14 px, on the safe side."""

_INK, _LINE, _PAPER = "#0b0c0c", "#505a5f", "#ffffff"
_FILLS = {"office": "#e8f1f8", "applicant": "#fff7cc", "final": "#e3efe5"}


@dataclass(frozen=True, slots=True)
class Picture:
    """`svg` stands for itself; `columns` and `rows` say the same in words."""

    svg: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Node:
    lines: tuple[str, ...]
    small: str
    fill: str
    step: bool = False
    final: bool = False

    @property
    def size(self) -> tuple[float, float]:
        rows = len(self.lines) + bool(self.small)
        return (STEP if self.step else STATE), rows * LINE + 2 * PAD


def state_picture(procedure: Declaration, reader: Reader = ENGLISH) -> Picture:
    """Drawn for a page 1280 wide; a case enters at the top."""
    nodes = dict(_nodes(procedure, reader))
    edges = list(_edges(procedure))
    placed = place({key: node.size for key, node in nodes.items()}, edges, between=18.0, layer_gap=30.0)
    title = reader.interface(TITLE).format(service=reader(procedure.title))
    about = reader.interface(DESCRIPTION).format(
        states=len(procedure.states), steps=len(procedure.transitions), start=reader(procedure.start.title)
    )
    svg = "".join(_svg(nodes, placed, title, about, reader))
    columns = tuple(reader.interface(one) for one in COLUMNS)
    return Picture(svg, title, columns, tuple(_rows(procedure, reader)))


def _nodes(procedure: Declaration, reader: Reader) -> Iterator[tuple[str, _Node]]:
    for state in procedure.states:
        kind = "final" if state.final else "applicant" if state.waits else "office"
        lines = _wrapped(reader(state.title), STATE)
        yield f"state {state.key}", _Node(lines, _who_has(procedure, state, reader), _FILLS[kind], final=state.final)
    for step in procedure.transitions:
        lines = _wrapped(reader(step.title), STEP)
        yield f"step {step.key}", _Node(lines, who_takes(procedure, step, reader), _PAPER, step=True)


def _edges(procedure: Declaration) -> Iterator[Edge]:
    for step in procedure.transitions:
        for source in step.sources:
            yield f"state {source}", f"step {step.key}"
        yield f"step {step.key}", f"state {step.target}"


def _wrapped(words: str, width: float) -> tuple[str, ...]:
    return tuple(wrap(words, int((width - 2 * PAD) / LETTER))) or ("",)


def _who_has(procedure: Declaration, state: State, reader: Reader) -> str:
    if state.final:
        return reader.interface(THE_END)
    return reader.interface(THE_APPLICANT) if state.waits else reader(procedure.office(state.office).title)


def who_takes(procedure: Declaration, step: Transition, reader: Reader) -> str:
    """Who takes a step, in words; for the system, when."""
    if step.by == APPLICANT:
        return reader.interface(THE_APPLICANT)
    if step.by != SYSTEM:
        return reader(procedure.office(step.by).title)
    deadlines = [*(state.deadline for state in procedure.states), *(term.deadline for term in procedure.terms)]
    for deadline in deadlines:
        if deadline and deadline.then == step.key:
            if deadline.from_answer:
                return last_day_in_words(procedure, deadline, reader)
            words = AFTER_WORKING_DAYS if deadline.working else AFTER_DAYS
            return reader.interface(words).format(days=deadline.days)
    return reader.interface(THE_SYSTEM)


def _rows(procedure: Declaration, reader: Reader) -> Iterator[tuple[str, ...]]:
    for step in procedure.transitions:
        for source in step.sources:
            ends = reader(procedure.state(source).title), reader(procedure.state(step.target).title)
            yield ends[0], reader(step.title), who_takes(procedure, step, reader), step.when, ends[1]


def _svg(nodes: dict[str, _Node], placed: Placed, title: str, about: str, reader: Reader) -> Iterator[str]:
    wide, high = placed.width + 2 * MARGIN, placed.height + 2 * MARGIN
    direction = ' direction="rtl"' if reader.right_to_left else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide:.0f}" '
        f'height="{high:.0f}" role="img" aria-labelledby="way-title way-about" lang={quoteattr(reader.language)} '
        f'font-family="Noto Sans, Arial, sans-serif" font-size="14">'
        f'<title id="way-title">{escape(title)}</title><desc id="way-about">{escape(about)}</desc>'
        '<defs><marker id="way-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="{_LINE}"/></marker></defs>'
        f'<rect width="{wide:.0f}" height="{high:.0f}" fill="{_PAPER}"/>'
        f'<g transform="translate({MARGIN:g} {MARGIN:g})">'
    )
    for edge, points in placed.lines.items():
        arrow = ' marker-end="url(#way-arrow)"' if edge[0].startswith("step") else ""
        yield f'<path d="{_curve(points)}" fill="none" stroke="{_LINE}" stroke-width="1.5"{arrow}/>'
    for key, node in nodes.items():
        yield _box(node, placed.boxes[key], direction)
    yield "</g></svg>"


def _curve(points: tuple[Point, ...]) -> str:
    """From point to point, leaving and reaching each one upright."""
    start, *rest = points
    path, before = f"M{start[0]:.1f} {start[1]:.1f}", start
    for point in rest:
        half = (before[1] + point[1]) / 2
        path += f"C{before[0]:.1f} {half:.1f} {point[0]:.1f} {half:.1f} {point[0]:.1f} {point[1]:.1f}"
        before = point
    return path


def _box(node: _Node, box: Box, direction: str) -> str:
    radius = box.height / 2 if node.step else 16 if node.final else 3
    width = 1 if node.step else 3 if node.final else 2
    out = (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="{radius:g}" '
        f'fill="{node.fill}" stroke="{_LINE if node.step else _INK}" stroke-width="{width}"/>'
    )
    lines = [(line, "14", _INK, "400" if node.step else "700") for line in node.lines]
    lines += [(node.small, "12", _LINE if not node.step else "#383f43", "400")] if node.small else []
    for number, (words, size, ink, weight) in enumerate(lines):
        baseline = box.y + PAD + number * LINE + LINE - 5
        out += (
            f'<text x="{box.middle[0]:.1f}" y="{baseline:.1f}" text-anchor="middle" font-size="{size}" '
            f'font-weight="{weight}" fill="{ink}"{direction}>{escape(words)}</text>'
        )
    return out
