from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now
from hanse.kernel.guards import append_only
from hanse.kernel.ids import new_id
from hanse.questions.enums import StoredState
from hanse.questions.models.guard import frozen_guard
from hanse.questions.models.sheet import Sheet

# Written only while nobody else has written since `expected`: one statement is check, lock and write.
_PUT = """
    INSERT INTO questions_answer AS stored
        (id, created_at, sheet_id, key, state, value, note, complete, version, by_id, page, answered_at)
    VALUES (%(id)s, %(at)s, %(sheet)s, %(key)s, %(state)s, %(value)s, %(note)s, %(complete)s, %(expected)s + 1,
            %(by)s, %(page)s, %(at)s)
    ON CONFLICT (sheet_id, key) DO UPDATE
        SET state = excluded.state, value = excluded.value, note = excluded.note, complete = excluded.complete,
            version = stored.version + 1, by_id = excluded.by_id, page = excluded.page,
            answered_at = excluded.answered_at
        WHERE stored.version = %(expected)s
            AND (stored.state, stored.value, stored.note)
                IS DISTINCT FROM (excluded.state, excluded.value, excluded.note)
    RETURNING version
"""

_FILL = """
    INSERT INTO questions_answer
        (id, created_at, sheet_id, key, state, value, note, complete, version, page, answered_at)
    SELECT id, %s, sheet_id, key, state, value, note, complete, 1, '', %s
        FROM jsonb_to_recordset(%s) AS given (
            id uuid, sheet_id uuid, key text, state text, value jsonb, note text, complete boolean
        )
"""


class AnswerQuerySet(models.QuerySet["Answer"]):
    def current(self) -> "AnswerQuerySet":
        """Answers that stand: all but the cleared ones."""
        return self.exclude(state=StoredState.CLEARED)

    def put(
        self,
        *,
        sheet_id: UUID,
        key: str,
        state: str,
        value: Any,
        note: str,
        complete: bool,
        expected: int,
        by_id: UUID | None,
        page: str,
        at: datetime,
    ) -> int | None:
        """Write one answer if its version is still `expected` (0: none yet) and its content another.

        Returns the new version, or None where nothing was written.
        """
        encoded = None if value is None else DjangoJSONEncoder(ensure_ascii=False).encode(value)
        values: dict[str, str | int | UUID | datetime | None] = {
            "id": new_id(),
            "sheet": sheet_id,
            "key": key,
            "state": state,
            "value": encoded,
            "note": note,
            "complete": complete,
            "expected": expected,
            "by": by_id,
            "page": page,
            "at": at,
        }
        with connections[self.db].cursor() as cursor:
            cursor.execute(_PUT, values)
            row = cursor.fetchone()
        return row[0] if row else None

    def fill(self, rows: Sequence[Mapping[str, Any]], *, at: datetime) -> None:
        """Write first answers to many questions of many sheets at once, by the system.

        Each row holds sheet_id, key, state, value, note and complete.
        """
        encoded = DjangoJSONEncoder(ensure_ascii=False).encode([{"id": new_id(), **row} for row in rows])
        with connections[self.db].cursor() as cursor:
            cursor.execute(_FILL, [at, at, encoded])


class Answer(BaseModel):
    """The answer that stands to one question of a sheet; `version` counts every change, clearing included."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="answers", db_index=False)
    key = models.CharField(max_length=100)
    state = models.CharField(max_length=20, choices=StoredState)
    value = models.JSONField(null=True)
    note = models.TextField(blank=True)
    complete = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    by_id = models.UUIDField(null=True)
    page = models.CharField(max_length=40, blank=True, help_text="the page that wrote it: actions.writing.Origin")
    answered_at = models.DateTimeField(default=now)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "key"], name="one_answer_to_a_question"),
            models.CheckConstraint(condition=models.Q(state__in=StoredState.values), name="answer_state"),
            models.CheckConstraint(
                condition=models.Q(state=StoredState.ANSWERED, value__isnull=False)
                | (~models.Q(state=StoredState.ANSWERED) & models.Q(value__isnull=True)),
                name="answered_has_a_value",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=StoredState.NOT_APPLICABLE, note=""), name="not_applicable_has_a_reason"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="answer_version_from_one"),
        ]
        triggers = [
            *frozen_guard(),
            pgtrigger.Trigger(
                name="keep_history",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    INSERT INTO questions_answerversion
                        (answer_id, number, state, value, note, by_id, answered_at)
                    VALUES (NEW.id, NEW.version, NEW.state, NEW.value, NEW.note, NEW.by_id, NEW.answered_at);
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}: {self.state}"


class AnswerVersion(models.Model):
    """One wording of an answer, written by the database with every change; never changed itself."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    note = models.TextField(blank=True)
    by_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["answer", "number"], name="answer_version_once")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.answer_id} v{self.number}"
