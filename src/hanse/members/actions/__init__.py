"""Writes of members."""

from hanse.members.actions.city import change_city, register_city
from hanse.members.actions.handing_over import call_off, hand_over
from hanse.members.actions.membership import Decision, begin_membership, end_membership, resume_member, suspend_member
from hanse.members.actions.network import ensure_network
from hanse.members.actions.organisation import register_organisation
from hanse.members.actions.people import add_person, remove_person
from hanse.members.actions.profile import change_profile, take_back_profile

__all__ = [
    "Decision",
    "add_person",
    "begin_membership",
    "call_off",
    "change_city",
    "change_profile",
    "end_membership",
    "ensure_network",
    "hand_over",
    "register_city",
    "register_organisation",
    "remove_person",
    "resume_member",
    "suspend_member",
    "take_back_profile",
]
