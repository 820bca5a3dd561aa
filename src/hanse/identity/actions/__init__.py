"""Writes of identity."""

from hanse.identity.actions.enrolment import (
    Enrolment,
    create_organisations,
    date_mandates,
    enrol_people,
    rename_parties,
)
from hanse.identity.actions.invitation import accept_invitation, invite_person, read_invitation
from hanse.identity.actions.key import KeyUse, NewKey, make_key, revoke_key, use_key
from hanse.identity.actions.mandate import date_mandate, end_mandate, grant_mandate
from hanse.identity.actions.operator import set_operator
from hanse.identity.actions.party import create_organisation, rename_party
from hanse.identity.actions.password import choose_password
from hanse.identity.actions.profile import change_profile
from hanse.identity.actions.provider import prove_address
from hanse.identity.actions.session import purge_sessions

__all__ = [
    "Enrolment",
    "KeyUse",
    "NewKey",
    "accept_invitation",
    "change_profile",
    "choose_password",
    "create_organisation",
    "create_organisations",
    "date_mandate",
    "date_mandates",
    "end_mandate",
    "enrol_people",
    "grant_mandate",
    "invite_person",
    "make_key",
    "prove_address",
    "purge_sessions",
    "read_invitation",
    "rename_parties",
    "rename_party",
    "revoke_key",
    "set_operator",
    "use_key",
]
