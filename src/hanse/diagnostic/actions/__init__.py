"""Writes of the diagnostic."""

from hanse.diagnostic.actions.assessment import open_assessment, reopen_assessment
from hanse.diagnostic.actions.assignment import WHO_ANSWERS, assign, finish_assignment, take_back
from hanse.diagnostic.actions.quick_scan import answer_scan, begin_scan, delete_scan, purge_scans, touch_scan
from hanse.diagnostic.actions.reminder import remind_late_cities
from hanse.diagnostic.actions.result import ask_for_derived_results, derive_results
from hanse.diagnostic.actions.review import (
    lay_for_sign_off,
    return_assessment,
    sign_off,
    withdraw_from_sign_off,
)
from hanse.diagnostic.actions.round import close_round, edit_round, open_round
from hanse.diagnostic.actions.sharing import share_results, stop_sharing
from hanse.diagnostic.actions.take_over import offer_scan, take_over

__all__ = [
    "WHO_ANSWERS",
    "answer_scan",
    "ask_for_derived_results",
    "assign",
    "begin_scan",
    "close_round",
    "delete_scan",
    "derive_results",
    "edit_round",
    "finish_assignment",
    "lay_for_sign_off",
    "offer_scan",
    "open_assessment",
    "open_round",
    "purge_scans",
    "remind_late_cities",
    "reopen_assessment",
    "return_assessment",
    "share_results",
    "sign_off",
    "stop_sharing",
    "take_back",
    "take_over",
    "touch_scan",
    "withdraw_from_sign_off",
]
