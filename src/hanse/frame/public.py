"""The door of the frame, beside the pure `frame.spec`."""

from hanse.frame import rules
from hanse.frame.actions import appoint_officer, ensure_authority
from hanse.frame.catalogue import declare, declared, offered
from hanse.frame.models import Case
from hanse.frame.queries import events_of, procedure_of

__all__ = [
    "Case",
    "appoint_officer",
    "declare",
    "declared",
    "ensure_authority",
    "events_of",
    "offered",
    "procedure_of",
    "rules",
]
