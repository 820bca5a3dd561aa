"""What a report is made of, whether the answers lie in the database or in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.presenters.outcome import Outcome
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.ui.charts import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The city beside itself in earlier rounds, or beside its peers: sentences, a picture, a table of shown cells."""

    title: str
    sentences: Sequence[str] = ()
    chart: Chart | None = None
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One city's assessment on one day.

    `occasion` names the round, empty outside of one; `country` is its ISO code, where known: it decides which of the
    Chinese, Japanese and Korean shapes of a character the city's name is set in. `proved` are the questions that have
    evidence; None where nothing is known of evidence, as in a workbook. `provisional_until` is the day when
    the results become final, None once they are.
    """

    city: str
    on: date
    framework: Framework
    asked: Questionnaire
    given: Mapping[str, Answer]
    outcome: Outcome
    proved: frozenset[str] | None = None
    occasion: str = ""
    country: str = ""
    is_demonstration: bool = False
    provisional_until: date | None = None
    comparisons: tuple[Comparison, ...] = ()
