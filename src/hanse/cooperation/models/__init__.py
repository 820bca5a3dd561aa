"""Topics, introductions, partnerships, partners and joint projects; Django looks for them here."""

from hanse.cooperation.models.introduction import Introduction
from hanse.cooperation.models.partner import Partner
from hanse.cooperation.models.partnership import Partnership
from hanse.cooperation.models.project import JointProject, Participation, Phase, ProjectDocument
from hanse.cooperation.models.topics import Topics

__all__ = [
    "Introduction",
    "JointProject",
    "Participation",
    "Partner",
    "Partnership",
    "Phase",
    "ProjectDocument",
    "Topics",
]
