"""Reports from files of answers, without a database and without a site."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from django.utils import translation

from hanse.diagnostic.documents.report.data import report_pdf
from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.statistics.alone import stands_alone
from hanse.diagnostic.engine.statistics.spans import Spans, spans
from hanse.diagnostic.management.interface import speak_without_a_site
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.tables.reading import Reading
from hanse.diagnostic.presenters.outcome import outcome_of
from hanse.diagnostic.presenters.speaker import Speaker

UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
"""What no name of a file may hold on some system."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written, and the city it is of."""

    city: str
    path: Path


def write_report(result: Result, reading: Reading, path: Path, language: str) -> Written:
    """The report of the only unit of a result. Raises OSError where the place cannot be written to."""
    return next(_written(result, reading, [path], language))


def write_reports(result: Result, reading: Reading, folder: Path, language: str) -> Iterator[Written]:
    """A report for each unit, in a folder that is made where there is none; written one after the other.

    Raises OSError where the place cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    yield from _written(result, reading, [folder / f"{name}.pdf" for name in _file_names(result.units.names)], language)


def _written(result: Result, reading: Reading, paths: list[Path], language: str) -> Iterator[Written]:
    speak_without_a_site()
    found: list[Spans] | None = spans(result) if stands_alone(result.framework) else None
    asked, speak = questionnaire(result.framework), Speaker(result.framework, language)
    with translation.override(language):
        for unit, path in enumerate(paths):
            claimed = _numbers(result, unit, found[unit]) if found else {}
            report = Report(
                city=result.units.names[unit],
                on=datetime.now().astimezone().date(),
                framework=result.framework,
                asked=asked,
                given=reading.given(unit),
                outcome=outcome_of(result, claimed, {}, speak, unit=unit),
            )
            _replace(path, report_pdf(report, speak))
            yield Written(report.city, path)


def _numbers(result: Result, unit: int, found: Spans) -> Mapping[str, Mapping[str, Any]]:
    """The spans of the nodes that have a score."""
    keys = (node.key for node in result.framework.root.nodes())
    scored = [key for key in keys if not np.isnan(result.scores(key)[unit])]
    return {key: dict(zip(("low", "high"), found.between(key), strict=True)) for key in scored}


def _file_names(names: tuple[str, ...]) -> list[str]:
    """Names of cities, in any script, as names of files; a number tells apart those that would fall together."""
    plain = [UNFIT.sub("-", name).strip("-. ") or "city" for name in names]
    count = Counter(name.casefold() for name in plain)
    return [name if count[name.casefold()] == 1 else f"{place}-{name}" for place, name in enumerate(plain, start=1)]


def _replace(path: Path, content: bytes) -> None:
    """Written beside and moved, so that what is there is replaced only by a whole file."""
    whole = path.with_name(f".{path.name}.part")
    try:
        whole.write_bytes(content)
        whole.replace(path)
    finally:
        whole.unlink(missing_ok=True)
