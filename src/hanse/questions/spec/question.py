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


class Measure(StrEnum):
    """What a duration is counted in. Years and months are no fixed number of days: FEEL mixes them with no other."""

    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRule:
    """Which files are taken: kinds by the names of `kinds.file.MEDIA_TYPES`, how many, and bytes of each at most."""

    kinds: tuple[str, ...] = ("pdf", "jpeg", "png")
    most: int = 1
    largest: int = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule on an answer: FEEL over it, earlier answers and `today` that must be true, and what is said if not.

    It passes where a name that it looks at has no value.
    """

    when: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Placed):
    """One question.

    `key` is stable for ever and never reused; `kind` names one of `spec.kinds`.
    `short` names the answer in a table, where the question itself is too long.
    `why` it is asked, `how` to answer it, `knows`: keys of who usually knows, in the words of the owner.
    `options` for single and multiple; `rows` × `columns` for a matrix, one column chosen in each row.
    Number: `unit`, `minimum`, `maximum` (both inclusive), `decimals` (None: up to six).
    Text: `longest` in characters, `lines` of the input box.
    `relevant` is a FEEL condition on earlier questions; empty means always asked. `checks` are judged when an answer is
    saved, and once more when all answers are checked.
    Date: `earliest`, `latest` (both inclusive), each a date ("2026-01-31") or FEEL over earlier answers and `today`.
    Money: `currency` (ISO 4217), `minimum` and `maximum`. Duration: `measures` to choose from.
    Identifier and organisation: `identifier` names a module of python-stdnum ("eu.vat", "iban", "fr.siret").
    Phone, address: `country` (ISO 3166, two letters) that is meant where none is written.
    Person: `asks` for more than the name, of "birth_date", "email", "phone".
    File: `files`. Declaration and signature: the `statement` that is agreed to.
    Slot and stay: what it `books`, by the key that its owner knows; the `options` are the places, if there are several.
    Group: the questions `of` each entry, `minimum` to `maximum` entries.
    """

    key: str
    kind: str
    text: Text
    short: Text | None = None
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
    checks: tuple[Check, ...] = ()
    earliest: str = ""
    latest: str = ""
    currency: str = ""
    measures: tuple[Measure, ...] = (Measure.YEARS, Measure.MONTHS)
    identifier: str = ""
    country: str = ""
    asks: tuple[str, ...] = ()
    files: FileRule = field(default_factory=FileRule)
    statement: Text | None = None
    books: str = ""
    of: "tuple[Question, ...]" = ()

    @property
    def label(self) -> Text:
        """What names its answer: the short words, or the question."""
        return self.short or self.text
