"""A run of the index workbench to take away: the whole of it as JSON, or one of its tables as CSV."""

import json
from collections.abc import Mapping

from hanse.diagnostic.documents.sheets import csv_file
from hanse.diagnostic.engine.study.figures import Tables, figures
from hanse.diagnostic.engine.study.reading import read_settings
from hanse.diagnostic.enums import Basis, StudyKind
from hanse.diagnostic.method.runs.file import run_json, tables_from
from hanse.diagnostic.models import Result, Run
from hanse.diagnostic.presenters.run.chapter import known
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.runs import answers_of_run, cities_of, unit_names


def run_file(run: Run) -> bytes:
    """All that it takes to compute the numbers again, and the numbers; cities are numbered, not named.

    The run must be done. Two queries for each 200 cities.
    """
    scheme = framework(*run.method)
    made = run_json(
        framework=scheme,
        settings=read_settings(run.kind, run.settings, scheme),
        seed=run.seed,
        answers=answers_of_run(run),
        results=published_tables(run) if run.kind == StudyKind.OFFICIAL else tables_from(run.results or {}),
        about={"round": run.round.name, "run": str(run.id), "made": run.created_at.date().isoformat()},
    )
    return json.dumps(made, ensure_ascii=False, allow_nan=False).encode()


def published_tables(run: Run) -> Tables:
    """The scores under the run's version as they were stored when the cities submitted, or when it went over to that.

    They are what is to be computed again, not what was computed just now.
    """
    units = dict(zip(run.assessments, unit_names(len(run.assessments)), strict=True))
    version = {"framework_key": run.framework_key, "framework_version": run.framework_version}
    stored = Result.objects.filter(assessment_id__in=units, basis=Basis.CLAIMED, score__isnull=False, **version)
    found = {units[one.assessment_id]: one.nodes for one in stored}
    names = [unit for unit in units.values() if unit in found]
    keys = [node.key for node in framework(*run.method).root.nodes()]
    columns = {key: [_score(found[name], key) for name in names] for key in keys}
    return {"units": figures(names, columns)}


def _score(nodes: Mapping[str, Mapping[str, float | None]], key: str) -> float:
    score = nodes.get(key, {}).get("score")
    return float("nan") if score is None else score


def table_csv(run: Run, name: str) -> bytes:
    """One table of the results with the names of cities, for the secretariat. Raises KeyError for an unknown one."""
    table, cities = tables_from(run.results or {})[name], cities_of(run)
    lines = zip(table.rows, table.values.tolist(), strict=True)
    rows = [(cities.get(key, key), *map(known, numbers)) for key, numbers in lines]
    return csv_file((name, *table.columns), rows)
