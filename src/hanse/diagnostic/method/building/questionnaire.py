"""The questionnaire of a framework: its questions in sections, in the order of the tree."""

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tree import Measure, Node
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire, Section


def questionnaire(framework: Framework) -> Questionnaire:
    """Sections are the nodes of the tier that the framework names, else the nodes that questions name.

    A section's group is the node above it. Questions that are asked without being scored stand where the file has them,
    at the end of the section of their indicator. Raises QuestionnaireError.
    """
    asked = {question.key: question for question in framework.questions}
    sections = tuple(
        Section(
            key=node.key.lower(),
            title=node.title,
            intro=node.text,
            group=None if above is None else above.title,
            questions=_below(node, asked, framework),
        )
        for node, above in _sections(framework)
    )
    filled = tuple(section for section in sections if section.questions)
    head = framework.head
    return Questionnaire(
        key=head.key, version=head.version, title=head.title, sections=filled, answering=head.answering
    )


def _sections(framework: Framework) -> list[tuple[Node, Node | None]]:
    found: list[tuple[Node, Node | None]] = []

    def visit(node: Node, above: Node | None) -> None:
        if (framework.sections and node.tier == framework.sections) or (
            not framework.sections and any(isinstance(part, Measure) for part in node.parts)
        ):
            found.append((node, above))
            return
        for part in node.parts:
            if isinstance(part, Node):
                visit(part, node)

    visit(framework.root, None)
    return found


def _below(node: Node, asked: dict[str, Question], framework: Framework) -> tuple[Question, ...]:
    """Questions of the indicators at and below a node, in the order of the files."""
    nodes = {one.key for one in node.nodes()}
    return tuple(question for key, question in asked.items() if framework.indicators[key] in nodes)
