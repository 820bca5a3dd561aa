"""The door of cooperation."""

from hanse.cooperation import rules
from hanse.cooperation.actions.introductions import ask_for_introduction
from hanse.cooperation.actions.partnerships import note_partnership_outside, propose_partnership
from hanse.cooperation.actions.topics import change_topics
from hanse.cooperation.enums import Source

__all__ = [
    "Source",
    "ask_for_introduction",
    "change_topics",
    "note_partnership_outside",
    "propose_partnership",
    "rules",
]
