"""Rounds, assessments and their results; Django looks for them here."""

from hanse.diagnostic.models.assessment import Assessment, Assignment, Review
from hanse.diagnostic.models.former import FormerSheet
from hanse.diagnostic.models.framework import Version
from hanse.diagnostic.models.participation import Extension, Invitation
from hanse.diagnostic.models.placement import Placement
from hanse.diagnostic.models.quick_scan import QuickScan
from hanse.diagnostic.models.release import Release
from hanse.diagnostic.models.result import Result, Sharing
from hanse.diagnostic.models.roadmap import Roadmap, RoadmapItem
from hanse.diagnostic.models.round import Round
from hanse.diagnostic.models.run import Run, RunBlock
from hanse.diagnostic.models.search import RoadmapSearch
from hanse.diagnostic.models.verification import Finding, Verification
from hanse.diagnostic.models.voice import Consensus, Stance, Voice

__all__ = [
    "Assessment",
    "Assignment",
    "Consensus",
    "Extension",
    "Finding",
    "FormerSheet",
    "Invitation",
    "Placement",
    "QuickScan",
    "Release",
    "Result",
    "Review",
    "Roadmap",
    "RoadmapItem",
    "RoadmapSearch",
    "Round",
    "Run",
    "RunBlock",
    "Sharing",
    "Stance",
    "Verification",
    "Version",
    "Voice",
]
