"""Writes of the frame."""

from hanse.frame.actions.application import (
    KEPT_FOR,
    begin_application,
    delete_application,
    keep_answer,
    purge_applications,
    submit_application,
)
from hanse.frame.actions.case import (
    claim_case,
    give_opinion,
    hand_over_case,
    look_at_case,
    note_on_case,
    pass_time,
    pass_time_for_all,
    record_payment,
    release_case,
    take_step,
)
from hanse.frame.actions.office import appoint_officer, ensure_authority

__all__ = [
    "KEPT_FOR",
    "appoint_officer",
    "begin_application",
    "claim_case",
    "delete_application",
    "ensure_authority",
    "give_opinion",
    "hand_over_case",
    "keep_answer",
    "look_at_case",
    "note_on_case",
    "pass_time",
    "pass_time_for_all",
    "purge_applications",
    "record_payment",
    "release_case",
    "submit_application",
    "take_step",
]
