"""Writes of the frame."""

from hanse.frame.actions.anchoring import anchor_days
from hanse.frame.actions.application import (
    KEPT_FOR,
    begin_application,
    delete_application,
    keep_answer,
    purge_applications,
    submit_application,
)
from hanse.frame.actions.case import (
    change_record,
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
    unmoved,
)
from hanse.frame.actions.erasing import RETENTION, erase_case, erase_what_is_over
from hanse.frame.actions.linking import send_link
from hanse.frame.actions.messages import send_message_again
from hanse.frame.actions.office import appoint_designer, appoint_officer, ensure_authority
from hanse.frame.actions.publishing import deploy_service, withdraw_service
from hanse.frame.actions.sending import keep_upload, purge_sendings, send_application, send_opinion, send_step
from hanse.frame.actions.several import Outcome, do_in_each

__all__ = [
    "KEPT_FOR",
    "RETENTION",
    "Outcome",
    "anchor_days",
    "appoint_designer",
    "appoint_officer",
    "begin_application",
    "change_record",
    "claim_case",
    "delete_application",
    "deploy_service",
    "do_in_each",
    "ensure_authority",
    "erase_case",
    "erase_what_is_over",
    "give_opinion",
    "hand_over_case",
    "keep_answer",
    "keep_upload",
    "look_at_case",
    "note_on_case",
    "pass_time",
    "pass_time_for_all",
    "purge_applications",
    "purge_sendings",
    "record_payment",
    "release_case",
    "send_application",
    "send_link",
    "send_message_again",
    "send_opinion",
    "send_step",
    "submit_application",
    "take_step",
    "unmoved",
    "withdraw_service",
]
