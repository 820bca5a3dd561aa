"""Who may do what with drafts: every designer sees and writes all; nobody reviews what she has written in herself."""

from typing import Protocol
from uuid import UUID

from hanse.frame.rules import may_design
from hanse.frame.tools.designer.enums import OPEN, Stage
from hanse.identity.public import Viewer
from hanse.kernel.rights import right

__all__ = ["may_change", "may_design", "may_review"]


class Written(Protocol):
    """A draft."""

    stage: str

    def is_written_by(self, user_id: UUID | None) -> bool: ...


@right
def is_open(_viewer: Viewer, draft: Written) -> bool:
    return draft.stage in OPEN


@right
def has_written(viewer: Viewer, draft: Written) -> bool:
    return draft.is_written_by(viewer.user_id)


@right
def is_in_review(_viewer: Viewer, draft: Written) -> bool:
    return draft.stage == Stage.IN_REVIEW


may_change = may_design & is_open
may_review = may_design & is_in_review & ~has_written
