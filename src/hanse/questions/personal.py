"""What the question runner holds on a person: what she wrote on sheets, which are their owners' record."""

from django.utils.translation import gettext_lazy as _

from hanse.identity.public import Holding

_RECORD = _("It is a part of the city's record, and stays there without your name.")

WORDS = {
    "sheet_questionnaire": _("Questionnaire"),
    "answer_sheet_questionnaire": _("Questionnaire"),
    "answer_key": _("Question"),
}
HOLDINGS = (
    Holding(
        model="questions.Answer",
        what=_("Answers that you wrote last"),
        by=("by_id",),
        fields=("sheet__questionnaire", "key", "state", "value", "note", "answered_at"),
        stays=_RECORD,
    ),
    Holding(
        model="questions.AnswerVersion",
        what=_("Every wording of an answer that you wrote"),
        by=("by_id",),
        fields=("answer__sheet__questionnaire", "answer__key", "number", "state", "value", "note", "answered_at"),
        stays=_RECORD,
    ),
    Holding(
        model="questions.Comment",
        what=_("Comments that you wrote, or settled"),
        by=("by_id", "resolved_by_id"),
        fields=("sheet__questionnaire", "key", "text", "created_at", "resolved_at"),
        stays=_RECORD,
    ),
    Holding(
        model="questions.Conflict",
        what=_("What you wrote while a colleague wrote something else"),
        by=("by_id",),
        fields=("sheet__questionnaire", "key", "state", "value", "note", "created_at", "resolved_at"),
        stays=_RECORD,
    ),
    Holding(
        model="questions.Evidence",
        what=_("Evidence that you gave, or took away"),
        by=("by_id", "removed_by_id"),
        fields=("sheet__questionnaire", "key", "kind", "link", "note", "file__name", "created_at", "removed_at"),
        stays=_RECORD,
    ),
    Holding(
        model="questions.Intake",
        what=_("Workbooks that you handed in"),
        by=("by_id",),
        fields=("sheet__questionnaire", "name", "content", "created_at", "applied_at"),
        stays=_RECORD,
    ),
)
