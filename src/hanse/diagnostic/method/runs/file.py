"""A run of the index workbench as one file: all that it takes to compute its numbers again, and the numbers."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jsonschema import Draft202012Validator

from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.study.figures import Figures, Tables
from hanse.diagnostic.engine.study.reading import SettingsError, read_settings
from hanse.diagnostic.engine.study.settings import Kind, Settings, kind_of, settings_json
from hanse.diagnostic.method.problems import FrameworkError, UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework
from hanse.diagnostic.method.runs.answers import AnswersError, answers_from, answers_json
from hanse.diagnostic.method.runs.digest import digest_of, framework_digest

FORMAT, VERSION = "hanse-run", 1


class RunFileError(ValueError):
    """A file that is no run, or one of another framework than this Hanse has; `problems` says why."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, eq=False, kw_only=True)
class RunFile:
    """`told_digest` and `told_framework` are the digests that the file states, of its answers and its framework."""

    framework: Framework
    settings: Settings
    seed: int
    answers: Answers
    results: Tables
    answers_digest: str
    told_digest: str
    told_framework: str


def run_json(
    *, framework: Framework, settings: Settings, seed: int, answers: Answers, results: Tables, about: Mapping[str, str]
) -> dict[str, Any]:
    """The file of a run; `about` says in words what it is of, and is not computed with."""
    told = answers_json(answers)
    return {
        "format": FORMAT,
        "version": VERSION,
        "about": dict(about),
        "framework": {"key": framework.key, "version": framework.version, "digest": framework_digest(framework)},
        "study": kind_of(settings).value,
        "settings": settings_json(settings),
        "seed": seed,
        "answers": {"digest": digest_of(told), **told},
        "results": tables_json(results),
    }


def tables_json(tables: Tables) -> dict[str, Any]:
    return {
        name: {
            "columns": list(one.columns),
            "rows": list(one.rows),
            "values": [[None if math.isnan(value) else value for value in row] for row in one.values.tolist()],
        }
        for name, one in tables.items()
    }


def tables_from(given: Mapping[str, Any]) -> dict[str, Figures]:
    """Raises ValueError where rows and columns do not fit the values."""
    found = {}
    for name, one in given.items():
        shape = (len(one["rows"]), len(one["columns"]))
        values = np.array(one["values"], dtype=np.float64).reshape(shape)
        found[name] = Figures(tuple(one["rows"]), tuple(one["columns"]), values)
    return found


def read_run(path: Path) -> RunFile:
    """Raises RunFileError, and OSError where the file cannot be read."""
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RunFileError([f"it is not JSON: {error}"]) from error
    return run_from(given)


def run_from(given: object) -> RunFile:
    """Raises RunFileError."""
    if isinstance(given, dict) and "set" in given and "rows" in given:
        raise RunFileError(["it is open data: scores without their answers. A run of “The official results” has both"])
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise RunFileError([f"it is no file of a run: “format” is not “{FORMAT}”"])
    found = sorted(Draft202012Validator(_SHAPE).iter_errors(given), key=lambda error: error.json_path)
    if problems := [f"{error.json_path.removeprefix('$.')}: {error.message[:200]}" for error in found[:20]]:
        raise RunFileError(problems)
    told, answers = given["framework"], dict(given["answers"])
    digest = answers.pop("digest")
    try:
        framework = load_framework(f"{told['key']}@{told['version']}")
        return RunFile(
            framework=framework,
            settings=read_settings(given["study"], given["settings"], framework),
            seed=given["seed"],
            answers=answers_from(answers, framework),
            results=tables_from(given["results"]),
            answers_digest=digest_of(answers),
            told_digest=digest,
            told_framework=told["digest"],
        )
    except SettingsError as error:
        raise RunFileError([f"settings.{one}" for one in error.problems]) from error
    except FrameworkError as error:
        raise RunFileError([str(one) for one in error.problems]) from error
    except (UnknownFrameworkError, AnswersError, ValueError) as error:
        raise RunFileError([str(error)]) from error


_TEXT = {"type": "string"}
_KEY = {"type": "string", "pattern": "^[a-z0-9_]+$"}
_TEXTS = {"type": "array", "items": _TEXT}
_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


_TABLE = _object({"columns": _TEXTS, "rows": _TEXTS, "values": {"type": "array", "items": {"type": "array"}}})
_SHAPE = _object(
    {
        "version": {"const": VERSION},
        "framework": _object(
            {"key": {"type": "string", "pattern": "^[a-z0-9_]+$"}, "version": _TEXT, "digest": _DIGEST}
        ),
        "study": {"enum": list(Kind)},
        "settings": {"type": "object"},
        "seed": {"type": "integer", "minimum": 0, "maximum": 2**32 - 1},
        "answers": _object(
            {
                "digest": _DIGEST,
                "by": _TEXTS,
                "units": {"type": "array", "items": _TEXTS},
                "columns": {"type": "object", "additionalProperties": {"type": "object"}},
            }
        ),
        "results": {"type": "object", "additionalProperties": _TABLE},
    }
)
