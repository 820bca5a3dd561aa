"""What surrounds the answers: evidence, comments, conflicts."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, Max, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from hanse.kernel.errors import NotThere
from hanse.kernel.reads import prepared
from hanse.questions.models import Answer, Comment, Conflict, Evidence, Sheet


@dataclass(frozen=True, slots=True)
class Around:
    """How much lies beside the answers of a sheet, by question key.

    `stands` is another with every change of it, or of an answer.
    """

    stands: Hashable
    evidence: Mapping[str, int]
    open_comments: Mapping[str, int]
    conflicts: Mapping[str, int]


def evidence_of(sheet: Sheet, key: str = "") -> QuerySet[Evidence]:
    """Standing evidence with its file, oldest first; of one question or of all."""
    found = Evidence.objects.filter(sheet_id=sheet.id, removed_at=None).select_related("file").order_by("id")
    return found.filter(key=key) if key else found


def evidenced_keys_of(sheet_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The questions that have evidence, by sheet; every sheet asked for is there; one query."""
    found: dict[UUID, set[str]] = {sheet_id: set() for sheet_id in sheet_ids}
    standing = Evidence.objects.filter(sheet_id__in=found, removed_at=None).order_by()
    for sheet_id, key in standing.values_list("sheet_id", "key").distinct():
        found[sheet_id].add(key)
    return {sheet_id: frozenset(keys) for sheet_id, keys in found.items()}


def comments_of(sheet: Sheet, key: str) -> QuerySet[Comment]:
    """The thread of one question, oldest first, dealt with or not."""
    return Comment.objects.filter(sheet_id=sheet.id, key=key).order_by("id")


def conflicts_of(sheet: Sheet, key: str = "") -> QuerySet[Conflict]:
    """Open conflicts, oldest first; of one question or of all."""
    found = Conflict.objects.filter(sheet_id=sheet.id, resolved_at=None).order_by("id")
    return found.filter(key=key) if key else found


def conflict(sheet: Sheet, conflict_id: UUID) -> Conflict:
    """One conflict of this sheet, open or ended. Raises NotThere."""
    found = Conflict.objects.select_related("sheet").filter(sheet_id=sheet.id, id=conflict_id).first()
    if found is None:
        raise NotThere(_("There is no such pair of answers."))
    return found


def around(sheet: Sheet) -> Around:
    """Counts of evidence, open comments and open conflicts of the whole sheet, in one query."""
    rows = sorted(_beside(sheet.id))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for what, key in rows:
        counts[what][key] += 1
    return Around(tuple(rows), counts["evidence"], counts["comments"], counts["conflicts"])


@prepared
def _beside(sheet_id: UUID) -> QuerySet[Any, tuple[str, str]]:
    """What lies beside which question, once for each piece; and a mark of the answers, whose versions only rise."""
    answers = Answer.objects.filter(sheet_id=sheet_id).order_by().values("sheet_id")
    number, versions, last = (Cast(one, TextField()) for one in (Count("id"), Sum("version"), Max("answered_at")))
    space = Value(" ", output_field=TextField())
    mark = answers.annotate(
        what=Value("answers", output_field=CharField()), of=Concat(number, space, versions, space, last)
    )
    evidence = Evidence.objects.filter(sheet_id=sheet_id, removed_at=None)
    comments = Comment.objects.filter(sheet_id=sheet_id, resolved_at=None)
    conflicts = Conflict.objects.filter(sheet_id=sheet_id, resolved_at=None)
    kinds = (("evidence", evidence), ("comments", comments), ("conflicts", conflicts))
    parts: list[QuerySet[Any, tuple[str, str]]] = [
        found.order_by().annotate(what=Value(what, output_field=CharField()), of=F("key")).values_list("what", "of")
        for what, found in kinds
    ]
    return mark.values_list("what", "of").union(*parts, all=True).order_by()
