"""Soundness of the questions and of what they name."""

from collections.abc import Mapping

from hanse.diagnostic.engine.conditions import question_shapes
from hanse.diagnostic.method.checking.vocabulary import Vocabulary, column_shape
from hanse.kernel.yaml.document import Steps
from hanse.questions.spec.faults import question_faults
from hanse.questions.spec.question import Question


def check_questions(words: Vocabulary, places: Mapping[str, int]) -> None:
    """Faults of each question, its departments, and its condition, which may name columns and earlier questions.

    `places`: where each question stands in the list of the files.
    """
    before = {key: column_shape(kind) for key, kind in words.columns.items()}
    for question in words.framework.questions:
        path: Steps = ("questions", places[question.key])
        for fault in question_faults("", question):
            words.source.fault((*path, _field(fault.part)), f"{fault.part} {fault.message}".rstrip("."))
        _departments(words, question, path)
        if question.key in words.keys or question.key in words.columns:
            words.source.fault((*path, "key"), f"“{question.key}” names a column or a node as well")
        if question.relevant:
            words.condition((*path, "relevant"), question.relevant, before)
        before |= dict(question_shapes(question))


def _departments(words: Vocabulary, question: Question, path: Steps) -> None:
    for number, key in enumerate(question.knows):
        words.known((*path, "knows", number), key, words.framework.departments, "department")


def _field(part: str) -> str:
    """The field of a question that a fault's part names: options[2] lies in options."""
    return part.partition("[")[0].partition(".")[0]
