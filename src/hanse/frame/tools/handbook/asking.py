"""A question in a handbook: its words, its help, what there is to choose, and when it is asked."""

from collections.abc import Iterable, Iterator

from hanse.frame.tools.handbook import words as w
from hanse.frame.tools.handbook.markdown import bullets, code, one_line
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.reading import Reader


def questions(asked: Iterable[Question], reader: Reader) -> str:
    """One under the other; those of a repeated entry stand under it."""
    return bullets(_question(one, reader) for one in asked)


def inset(block: str) -> str:
    """A block that belongs to the item of a list above it."""
    return "\n".join(f"  {line}".rstrip() for line in block.splitlines())


def _question(question: Question, reader: Reader) -> str:
    line = " ".join(filter(None, (one_line(part) for part in _words(question, reader))))
    notes = "; ".join(_notes(question, reader))
    choices = " / ".join(_options(question.options, reader))
    rows, columns = ", ".join(_options(question.rows, reader)), " / ".join(_options(question.columns, reader))
    said = " ".join(filter(None, [line, f"({notes})" if notes else "", choices, f"{rows}: {columns}" if rows else ""]))
    return f"{said}\n{inset(questions(question.of, reader))}" if question.of else said


def _words(question: Question, reader: Reader) -> Iterator[str]:
    unit = f" ({reader(question.unit)})" if question.unit else ""
    yield reader(question.text) + unit
    yield from (reader(one) for one in (question.how, question.why, question.statement))


def _notes(question: Question, reader: Reader) -> Iterator[str]:
    if question.short:
        yield reader.interface(w.IN_SHORT).replace("{words}", one_line(reader(question.short)))
    if question.optional:
        yield reader.interface(w.OPTIONAL)
    if question.relevant.strip():
        yield reader.interface(w.ONLY_IF).format(condition=code(question.relevant))


def _options(options: Iterable[Option], reader: Reader) -> Iterator[str]:
    for one in options:
        hint = f" ({one_line(reader(one.hint))})" if one.hint else ""
        yield one_line(reader(one.text)) + hint
