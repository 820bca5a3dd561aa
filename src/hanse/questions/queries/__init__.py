"""Reads of the question runner. Whether a person may read a sheet is the owner's to check."""

from hanse.questions.queries.answers import (
    Activity,
    Contribution,
    activity_in,
    answer_history,
    answers_of,
    given_answers,
    given_answers_of,
    given_in,
    has_written,
    procedure_in,
    progress_and_contributions,
    progress_of_sheet,
    rows_of,
    stored_answer,
)
from hanse.questions.queries.around import (
    Around,
    around,
    comments_of,
    conflict,
    conflicts_of,
    evidence_of,
    evidenced_keys_of,
)
from hanse.questions.queries.intakes import difference_of, intake, packed, standing
from hanse.questions.queries.readers import reader_in
from hanse.questions.queries.sheets import sheet
from hanse.questions.queries.visits import Desk, GuestDesk, GuestVisit, SeveralDesk, SeveralVisit, Visit

__all__ = [
    "Activity",
    "Around",
    "Contribution",
    "Desk",
    "GuestDesk",
    "GuestVisit",
    "SeveralDesk",
    "SeveralVisit",
    "Visit",
    "activity_in",
    "answer_history",
    "answers_of",
    "around",
    "comments_of",
    "conflict",
    "conflicts_of",
    "difference_of",
    "evidence_of",
    "evidenced_keys_of",
    "given_answers",
    "given_answers_of",
    "given_in",
    "has_written",
    "intake",
    "packed",
    "procedure_in",
    "progress_and_contributions",
    "progress_of_sheet",
    "reader_in",
    "rows_of",
    "sheet",
    "standing",
    "stored_answer",
]
