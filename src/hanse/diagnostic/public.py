"""The door of the diagnostic."""

from hanse.diagnostic import rules
from hanse.diagnostic.actions import close_round, lay_for_sign_off, open_assessment, open_round, share_results, sign_off
from hanse.diagnostic.enums import SharingLevel, State
from hanse.diagnostic.models import Assessment, Result, Round
from hanse.diagnostic.queries.frameworks import newest_version, questionnaire_of
from hanse.diagnostic.queries.profiles import Profiles, dimensions, profiles
from hanse.diagnostic.queries.quick_scans import KEPT_FOR as SCANS_KEPT_FOR
from hanse.diagnostic.queries.results import shared_results
from hanse.diagnostic.queries.rounds import rounds

__all__ = [
    "SCANS_KEPT_FOR",
    "Assessment",
    "Profiles",
    "Result",
    "Round",
    "SharingLevel",
    "State",
    "close_round",
    "dimensions",
    "lay_for_sign_off",
    "newest_version",
    "open_assessment",
    "open_round",
    "profiles",
    "questionnaire_of",
    "rounds",
    "rules",
    "share_results",
    "shared_results",
    "sign_off",
]
