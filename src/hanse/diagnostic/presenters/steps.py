"""What to do next: the options not reached, each with who usually knows and what it would add."""

from dataclasses import dataclass

from hanse.diagnostic.engine.focus import steps
from hanse.diagnostic.engine.model.tree import Measure, Node
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.kernel.texts import Text


@dataclass(frozen=True, slots=True)
class StepLine:
    """An action: the next option of a question, and the points that it would add to the whole.

    `departments` are those that usually know, by key and name; `dimension` is the section in which the question stands.
    """

    question: str
    title: str
    chosen: str
    next_option: str
    gain: float
    dimension: str = ""
    dimension_title: str = ""
    departments: tuple[tuple[str, str], ...] = ()


def steps_of(result: Scored, speak: Speaker, *, unit: int = 0) -> tuple[StepLine, ...]:
    """One line for every answer that leaves an option above it, the greatest gain first."""
    framework = result.framework
    asked = {question.key: question for question in framework.questions}
    above = _sections(framework.root, framework.sections, None)
    lines = []
    for one in steps(result, unit):
        question, (dimension, title) = asked[one.question], above.get(one.question, ("", None))
        chosen = next((option.text for option in question.options if option.value == one.chosen), None)
        known = [(key, speak(framework.departments[key])) for key in question.knows if key in framework.departments]
        lines.append(
            StepLine(
                question=one.question,
                title=speak(one.title),
                chosen=speak(chosen),
                next_option=speak(one.following.text),
                gain=one.gain,
                dimension=dimension,
                dimension_title=speak(title),
                departments=tuple(known),
            )
        )
    return tuple(lines)


def _sections(node: Node, tier: str, section: Node | None) -> dict[str, tuple[str, Text | None]]:
    """Key and title of the section above each measure."""
    own = node if node.tier == tier else section
    found: dict[str, tuple[str, Text | None]] = {}
    for part in node.parts:
        if isinstance(part, Measure):
            found[part.key] = (own.key, own.title) if own else ("", None)
        else:
            found |= _sections(part, tier, own)
    return found
