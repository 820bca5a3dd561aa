"""A service as its folder says it, read without the site in whose code its outcomes are.

The site itself refuses to start where a step calls an outcome that its code does not have.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.file.reading import HEAD, parse_procedure, read_procedure
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.yaml.document import parse_yaml
from hanse.kernel.yaml.problems import DocumentError


def read_folder(path: Path, outcomes: Mapping[str, Outcome] | None = None) -> Procedure:
    """The service in a folder, or in its procedure.yaml, with those outcomes that are here.

    Raises ProcedureError with every fault.
    """
    return read_procedure(path, outcomes={**dict.fromkeys(_named(path), _elsewhere), **(outcomes or {})})


def read_head(folder: Path) -> Procedure:
    """The service in a folder without its further languages, of which texts may be missing. Raises ProcedureError."""
    head = folder / HEAD
    try:
        content = head.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return read_folder(folder)  # it says what is wrong
    return parse_procedure(content, str(head), outcomes=dict.fromkeys(_named(folder), _elsewhere))


def _named(path: Path) -> set[str]:
    """The outcomes that steps call; none where the file cannot be read, which reading it will say."""
    head = path / HEAD if path.is_dir() else path
    with suppress(OSError, UnicodeDecodeError, DocumentError):
        said = parse_yaml(head.read_text(encoding="utf-8-sig"), str(head)).value
        steps = said.get("transitions") if isinstance(said, dict) else None
        listed = steps if isinstance(steps, list) else []
        found = [step.get("outcome") for step in listed if isinstance(step, dict)]
        return {name for name in found if isinstance(name, str)}
    return set()


def _elsewhere(**_facts: object) -> None:
    """Stands for an outcome that the site's code has."""
