"""Reads of the frame."""

from hanse.frame.queries.dossier import Dossier, dossier_of, dossiers_of
from hanse.frame.queries.events import chain_of, events_of
from hanse.frame.queries.offering import offered_procedure
from hanse.frame.queries.procedures import changed_versions, procedure_of

__all__ = [
    "Dossier",
    "chain_of",
    "changed_versions",
    "dossier_of",
    "dossiers_of",
    "events_of",
    "offered_procedure",
    "procedure_of",
]
