"""The workbench of a round, and one run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.engine.study.scores import FEWEST
from hanse.diagnostic.enums import ComputationState, StudyKind
from hanse.diagnostic.method.runs.file import tables_from
from hanse.diagnostic.models import Round, Run
from hanse.diagnostic.presenters.computation import Progress, progress_of, status_of
from hanse.diagnostic.presenters.left_out import left_out_words
from hanse.diagnostic.presenters.run.chapter import Chapter
from hanse.diagnostic.presenters.run.doubts import doubts
from hanse.diagnostic.presenters.run.naming import Naming, naming_of
from hanse.diagnostic.presenters.run.ranks import published, shifts, sureness
from hanse.diagnostic.presenters.run.relations import relations
from hanse.diagnostic.presenters.run.words import Line, run_words, settings_in_words
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.diagnostic.queries.runs import runs_of
from hanse.ui.charts import Chart
from hanse.ui.values import Link, Status

A_PAGE = 25
ASKS: Mapping[StudyKind, Promise] = {
    StudyKind.OFFICIAL: gettext_lazy("Every score as it was published, with the answers that it comes from."),
    StudyKind.RELATIONS: gettext_lazy(
        "Correlations, Cronbach's α, principal components, and what each part weighs in the whole."
    ),
    StudyKind.WHAT_IF: gettext_lazy("Change weights or the kind of mean, and see which cities would rise and fall."),
    StudyKind.UNCERTAINTY: gettext_lazy(
        "The index is computed again many times with other weights and means, and other scores where some are missing."
    ),
    StudyKind.SENSITIVITY: gettext_lazy("How much of the shifts of ranks each doubt brings about, alone and in all."),
}


@dataclass(frozen=True, slots=True)
class RunLine:
    run: Run
    kind: str
    status: Status


@dataclass(frozen=True, slots=True)
class Workbench:
    """`studies`: key, title and words of each; `enough` cities have submitted for any."""

    round: Round
    cities: int
    enough: bool
    studies: tuple[tuple[str, str, str], ...]
    runs: Page[Run]
    lines: Sequence[RunLine]


def workbench(round_: Round, number: str) -> Workbench:
    """Three queries."""
    cities = last_submissions(round_).count()
    runs = Paginator(runs_of(round_), A_PAGE).get_page(number)
    lines = [RunLine(run, str(StudyKind(run.kind).label), status_of(run)) for run in runs]
    studies = tuple((kind.value, str(kind.label), str(ASKS[kind])) for kind in StudyKind)
    return Workbench(round_, cities, cities >= FEWEST, studies, runs, lines)


@dataclass(frozen=True, slots=True)
class RunPage:
    """`progress` is None once the run is done: its chapters say it all then. `left_out`: of which cities not."""

    run: Run
    kind: str
    cities: int
    method: str
    settings: tuple[Line, ...]
    progress: Progress | None
    left_out: str = ""
    chapters: tuple[Chapter, ...] = ()
    charts: Mapping[str, Chart | None] = field(default_factory=dict)


def run_page(run: Run, language: str) -> RunPage:
    """One query where the run is done, none before."""
    naming = naming_of(run, language)
    tables = tables_from(run.results) if run.results else {}
    chapters = _chapters(run.kind, tables, naming) if tables else ()
    return RunPage(
        run=run,
        kind=str(StudyKind(run.kind).label),
        cities=len(run.assessments),
        method=naming.method,
        settings=settings_in_words(run, naming),
        progress=None if run.state == ComputationState.DONE else run_progress(run),
        left_out=left_out_words(len(run.assessments) - _ranked(tables)) if tables else "",
        chapters=chapters,
        charts={one.key: one.chart for one in chapters},
    )


def run_progress(run: Run) -> Progress:
    return progress_of(
        run,
        title=gettext("The computation"),
        words=run_words(run),
        page=reverse("diagnostic:run", args=[run.id]),
        look=reverse("diagnostic:run_progress", args=[run.id]),
        counts=gettext("Parts computed:"),
        stop=Link(gettext("Stop"), reverse("diagnostic:stop_run", args=[run.id])),
        again=Link(gettext("Resume"), reverse("diagnostic:resume_run", args=[run.id])),
    )


def _ranked(tables: Tables) -> int:
    """How many cities the numbers of a study are of."""
    return len(tables["units"].rows) if "units" in tables else int(tables["whole"].column("units")[0])


def _chapters(kind: str, tables: Tables, naming: Naming) -> tuple[Chapter, ...]:
    match StudyKind(kind):
        case StudyKind.OFFICIAL:
            return published(tables, naming)
        case StudyKind.RELATIONS:
            return relations(tables, naming)
        case StudyKind.WHAT_IF:
            return shifts(tables, naming)
        case StudyKind.UNCERTAINTY:
            return sureness(tables, naming)
        case StudyKind.SENSITIVITY:
            return doubts(tables)
