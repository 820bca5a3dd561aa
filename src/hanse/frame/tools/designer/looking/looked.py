"""What is to be seen in the files of a draft: the procedure where it is sound, else what is wrong, and where.

The same files are looked at once by each process.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from hanse.feel.errors import FeelLimitError
from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.faults import Fault, ProcedureError
from hanse.frame.spec.file.reading import HEAD, parse_files
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.walking.walk import walk
from hanse.frame.tools.designer.looking.patience import Patience, TookTooLong
from hanse.frame.tools.designer.looking.spots import Spot, narrowed, spot_at
from hanse.frame.tools.remarks.remarks import remarks_at_once
from hanse.kernel.yaml.document import Document, parse_yaml
from hanse.kernel.yaml.problems import DocumentError

KEPT = 64
"""As many drafts as are worked on at a time."""
PATIENCE = 20.0
"""Seconds for walking every way of a case, which takes two or three of a large service."""

type Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or could be better. `spot`: None where it is in no part that could be read.

    `part` and `message` are a `Fault`'s.
    """

    file: str
    line: int
    column: int
    part: str
    message: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Looked:
    """`findings` are what is wrong, or, of a sound procedure, what could be better.

    `document` is procedure.yaml as far as it is YAML.
    """

    procedure: Procedure | None
    findings: tuple[Finding, ...]
    document: Document | None = field(repr=False)

    @property
    def sound(self) -> bool:
        return self.procedure is not None


@dataclass(frozen=True, slots=True)
class Walked:
    """How many ways to an end there are, over so many steps and states; `cut`: there are more than were tried."""

    ways: int
    steps: int
    states: int
    findings: tuple[Finding, ...]
    cut: bool


def look_at(files: Mapping[str, str], outcomes: Mapping[str, Outcome]) -> Looked:
    """`outcomes` are those that the site's code has."""
    return _looked(tuple(sorted(files.items())), tuple(outcomes.items()))


def walked_through(files: Mapping[str, str], outcomes: Mapping[str, Outcome]) -> Walked | None:
    """Every way that a case can go, which takes seconds; None where the files are not sound."""
    return _walked(tuple(sorted(files.items())), tuple(outcomes.items()))


@lru_cache(KEPT)
def _looked(files: Files, outcomes: tuple[tuple[str, Outcome], ...]) -> Looked:
    try:
        procedure = parse_files(dict(files), outcomes=dict(outcomes))
    except ProcedureError as error:
        document = _document(files)
        return Looked(None, tuple(_finding(one, document) for one in error.faults), document)
    document = _document(files)
    return Looked(procedure, tuple(_finding(one, document) for one in remarks_at_once(procedure)), document)


@lru_cache(KEPT)
def _walked(files: Files, outcomes: tuple[tuple[str, Outcome], ...]) -> Walked | None:
    looked = _looked(files, outcomes)
    if looked.procedure is None:
        return None
    try:
        found = walk(looked.procedure, watch=Patience(PATIENCE))
    except (TookTooLong, FeelLimitError) as error:
        place = looked.procedure.place
        return Walked(0, 0, 0, (_finding(Fault(place, "", str(error)), looked.document),), cut=True)
    findings = tuple(_finding(one, looked.document) for one in found.faults)
    return Walked(len(found.paths), len(found.steps), len(found.states), findings, cut=found.cut)


def _document(files: Files) -> Document | None:
    try:
        return parse_yaml(dict(files).get(HEAD, ""), HEAD)
    except DocumentError:
        return None


def _finding(fault: Fault, document: Document | None) -> Finding:
    place = fault.place
    there = document is not None and place.file == HEAD and isinstance(document.value, dict)
    spot = narrowed(spot_at(document, place.line, place.column), fault.part) if document and there else None
    return Finding(place.file, place.line, place.column, fault.part, fault.message, spot)
