"""A question and what belongs to it, as frozen values."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hanse.kernel.places import Placed
from hanse.kernel.texts import Text

type Choice = int | str


class EvidenceNeed(StrEnum):
    """Whether an answer is backed by a file, a link or a note."""

    NONE = "none"
    OPTIONAL = "optional"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose: an option, or a row or column of a matrix.

    `value` is what is stored, stable for ever; `exclusive` (in a multiple choice) rules out every other option.
    """

    value: Choice
    text: Text
    hint: Text | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRule:
    need: EvidenceNeed = EvidenceNeed.OPTIONAL
    examples: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicableRule:
    allowed: bool = False
    hint: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Placed):
    """One question.

    `key` is stable for ever and never reused; `kind` names one of `spec.kinds`.
    `why` it is asked, `how` to answer it, `knows`: keys of who usually knows, in the words of the owner.
    `options` for single and multiple; `rows` × `columns` for a matrix, one column chosen in each row.
    Number: `unit`, `minimum`, `maximum` (both inclusive), `decimals` (None: up to six).
    Text: `longest` in characters, `lines` of the input box.
    `relevant` is a FEEL condition on earlier questions; empty means always asked.
    """

    key: str
    kind: str
    text: Text
    why: Text | None = None
    how: Text | None = None
    knows: tuple[str, ...] = ()
    evidence: EvidenceRule = field(default_factory=EvidenceRule)
    not_applicable: NotApplicableRule = field(default_factory=NotApplicableRule)
    optional: bool = False
    relevant: str = ""
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    columns: tuple[Option, ...] = ()
    unit: Text | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int | None = None
    longest: int = 4000
    lines: int = 4
