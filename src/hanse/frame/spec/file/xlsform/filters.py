"""Choices that depend on earlier answers (cascading selects), as a condition on the answer."""

from collections.abc import Mapping, Sequence

from hanse.frame.spec.file.xlsform.expressions import LONGEST, NotCarriedError, Translator
from hanse.frame.spec.file.xlsform.sheets import Row
from hanse.questions.spec.question import Question


def fitting(
    written: str,
    choices: Sequence[Row],
    asked: Question,
    *,
    known: Mapping[str, Question],
    calculated: Mapping[str, str],
) -> str:
    """Whether the answer is among the options whose filter holds. Raises NotCarriedError.

    Options with the same words in the columns that the filter looks at share one part of the condition.
    """
    together: dict[str, list[str]] = {}
    for choice in choices:
        when = Translator(known, calculated=calculated, columns=choice.cells).feel(written)
        together.setdefault(when, []).append(choice.get("name", "value"))
    one = asked.key if asked.kind == "single" else "one"
    parts = (f"(list contains({_listed(values)}, {one}) and {when})" for when, values in together.items())
    whole = " or ".join(parts)
    if asked.kind == "multiple":
        whole = f"every one in {asked.key} satisfies {whole}"
    if len(whole) > LONGEST:
        raise NotCarriedError(f"its condition would be {len(whole)} letters long; make a question for each group")
    return whole


def _listed(values: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"
