"""Empty sheets of answers, to be filled in and given to `hanse diagnose`."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from django.utils import translation
from django.utils.translation import pgettext

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.management.interface import speak_without_a_site
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.kernel.texts import Text
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.workbook.writing import write_workbook


def workbook(scheme: Framework, language: str) -> bytes:
    """The questionnaire of one city. Raises ValueError for a framework that asks nothing."""
    if not scheme.questions:
        raise ValueError(f"{scheme.key} asks no questions, it scores tables: write a .csv instead.")
    speak_without_a_site()
    with translation.override(language):
        reader = Reader(language, scheme.translations, _said)
        return write_workbook(questionnaire(scheme), reader=reader)


def table(scheme: Framework, language: str) -> bytes:  # noqa: ARG001  headers are keys in every language
    """The first line of a table of many cities; of several tables the first. With a byte order mark, for Excel."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(_headers(scheme))
    return stream.getvalue().encode("utf-8-sig")


SHEETS: Mapping[str, Callable[[Framework, str], bytes]] = {".xlsx": workbook, ".csv": table}


def _headers(scheme: Framework) -> Iterator[str]:
    yield from (column.headers[0] for column in scheme.tables[0].columns if column.headers)
    for question in scheme.questions:
        if question.kind == "matrix":
            yield from (f"{question.key}.{row.value}" for row in question.rows)
        else:
            yield question.key


def _said(text: Text) -> str:
    return pgettext(text.id, text.default)
