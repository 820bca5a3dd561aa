"""Writes of the diagnostic."""

from hanse.diagnostic.actions.assessment import open_assessment, reopen_assessment
from hanse.diagnostic.actions.assignment import WHO_ANSWERS, assign, finish_assignment, take_back
from hanse.diagnostic.actions.consensus import adopt_unanimous, propose_consensus, settle_consensus, take_stance
from hanse.diagnostic.actions.extension import extend_city, set_back
from hanse.diagnostic.actions.finding import dispute, mediate, reply, request_change, verify_answer
from hanse.diagnostic.actions.invitation import Invitees
from hanse.diagnostic.actions.moving import ask_to_move, move_round
from hanse.diagnostic.actions.placing import place_cities
from hanse.diagnostic.actions.quick_scan import answer_scan, begin_scan, delete_scan, purge_scans, touch_scan
from hanse.diagnostic.actions.reminder import remind_late_cities
from hanse.diagnostic.actions.result import ask_for_derived_results, derive_results
from hanse.diagnostic.actions.review import (
    lay_for_sign_off,
    return_assessment,
    sign_off,
    withdraw_from_sign_off,
)
from hanse.diagnostic.actions.roadmaps.choice import choose_roadmap, take_back_choice
from hanse.diagnostic.actions.roadmaps.order import order_by_hand
from hanse.diagnostic.actions.roadmaps.replanning import plan_anew
from hanse.diagnostic.actions.roadmaps.scenario import (
    copy_roadmap,
    delete_roadmap,
    describe_roadmap,
    lay_down,
    make_roadmap,
)
from hanse.diagnostic.actions.roadmaps.search import ask_for_roadmap, run_search, stop_search
from hanse.diagnostic.actions.roadmaps.tracking import Track, change_track, keep_track
from hanse.diagnostic.actions.round import close_round, edit_round, open_round
from hanse.diagnostic.actions.sharing import share_results, stop_sharing
from hanse.diagnostic.actions.take_over import confirm_earlier, confirm_reached, offer_earlier, offer_scan, take_over
from hanse.diagnostic.actions.verification import (
    accept_verification,
    ask_reviewer,
    decline_verification,
    end_verification,
    finish_verification,
    prolong_verification,
)
from hanse.diagnostic.actions.verification_letters import remind_about
from hanse.diagnostic.actions.voice import ask_several, give_reason, say

__all__ = [
    "WHO_ANSWERS",
    "Invitees",
    "Track",
    "accept_verification",
    "adopt_unanimous",
    "answer_scan",
    "ask_for_derived_results",
    "ask_for_roadmap",
    "ask_reviewer",
    "ask_several",
    "ask_to_move",
    "assign",
    "begin_scan",
    "change_track",
    "choose_roadmap",
    "close_round",
    "confirm_earlier",
    "confirm_reached",
    "copy_roadmap",
    "decline_verification",
    "delete_roadmap",
    "delete_scan",
    "derive_results",
    "describe_roadmap",
    "dispute",
    "edit_round",
    "end_verification",
    "extend_city",
    "finish_assignment",
    "finish_verification",
    "give_reason",
    "keep_track",
    "lay_down",
    "lay_for_sign_off",
    "make_roadmap",
    "mediate",
    "move_round",
    "offer_earlier",
    "offer_scan",
    "open_assessment",
    "open_round",
    "order_by_hand",
    "place_cities",
    "plan_anew",
    "prolong_verification",
    "propose_consensus",
    "purge_scans",
    "remind_about",
    "remind_late_cities",
    "reopen_assessment",
    "reply",
    "request_change",
    "return_assessment",
    "run_search",
    "say",
    "set_back",
    "settle_consensus",
    "share_results",
    "sign_off",
    "stop_search",
    "stop_sharing",
    "take_back",
    "take_back_choice",
    "take_over",
    "take_stance",
    "touch_scan",
    "verify_answer",
    "withdraw_from_sign_off",
]
