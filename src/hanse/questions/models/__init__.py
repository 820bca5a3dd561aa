"""Tables of the question runner; Django looks for them here."""

from hanse.questions.models.answer import Answer, AnswerVersion
from hanse.questions.models.comment import Comment
from hanse.questions.models.conflict import Conflict
from hanse.questions.models.evidence import Evidence
from hanse.questions.models.intake import Intake
from hanse.questions.models.sheet import Sheet

__all__ = ["Answer", "AnswerVersion", "Comment", "Conflict", "Evidence", "Intake", "Sheet"]
