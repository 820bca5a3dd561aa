"""Writes of the question runner."""

from hanse.questions.actions.answer import (
    clear_answer,
    join_answers,
    mark_not_applicable,
    mark_unknown,
    resolve_conflict,
    save_answer,
)
from hanse.questions.actions.comment import add_comment, resolve_comment
from hanse.questions.actions.document import SavedDocument, save_document
from hanse.questions.actions.evidence import add_evidence, remove_evidence
from hanse.questions.actions.intake import Applied, apply_intake, discard_intakes, receive_answers
from hanse.questions.actions.sheet import (
    Copied,
    carry_answers,
    copy_answers,
    create_sheet,
    freeze_sheet,
    hold_sheet,
    release_sheet,
)
from hanse.questions.actions.writing import Origin, Saved, refuse_closed

__all__ = [
    "Applied",
    "Copied",
    "Origin",
    "Saved",
    "SavedDocument",
    "add_comment",
    "add_evidence",
    "apply_intake",
    "carry_answers",
    "clear_answer",
    "copy_answers",
    "create_sheet",
    "discard_intakes",
    "freeze_sheet",
    "hold_sheet",
    "join_answers",
    "mark_not_applicable",
    "mark_unknown",
    "receive_answers",
    "refuse_closed",
    "release_sheet",
    "remove_evidence",
    "resolve_comment",
    "resolve_conflict",
    "save_answer",
    "save_document",
]
