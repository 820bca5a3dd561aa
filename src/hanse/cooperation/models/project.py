from hashlib import blake2b
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from hanse.cooperation.enums import Participating, PhaseState, Readers, Visibility
from hanse.kernel.base import BaseModel


class JointProject(BaseModel):
    """What cities of the network do together, led by one of them."""

    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=3000)
    results = models.TextField(max_length=5000, blank=True)
    lead = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="+")
    partners = models.ManyToManyField("cooperation.Partner", related_name="projects", blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.DRAFT)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="project_visibility"),
            models.CheckConstraint(condition=~Q(title=""), name="project_titled"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def party_id(self) -> UUID:
        """Whose it is: the lead's."""
        return self.lead_id

    @property
    def version(self) -> int:
        """The optimistic lock: a number of what its form holds, so that only a change of that is one."""
        partners = sorted(str(one.pk) for one in self.partners.all())
        held = (self.title, self.summary, self.results, str(self.lead_id), self.visibility, *partners)
        return int.from_bytes(blake2b(repr(held).encode(), digest_size=6).digest())

    @property
    def participants(self) -> set[UUID]:
        """The cities that take part, beside the lead."""
        return {one.party_id for one in self.participations.all() if one.state == Participating.ACCEPTED}


class Participation(BaseModel):
    """A city that was invited to a joint project, and what it said."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="participations")
    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Participating, default=Participating.INVITED)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "party"], name="participation_once"),
            models.CheckConstraint(condition=Q(state__in=Participating.values), name="participation_state"),
        ]


class Phase(BaseModel):
    """A part of a joint project in time."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=PhaseState, default=PhaseState.PLANNED)

    class Meta:
        ordering = ["starts_on", "ends_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="phase_dates"),
            models.CheckConstraint(condition=Q(state__in=PhaseState.values), name="phase_state"),
        ]


class ProjectDocument(BaseModel):
    """A file of a joint project, and who may read it."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="documents")
    file = models.OneToOneField("kernel.StoredFile", on_delete=models.PROTECT, related_name="+")
    readers = models.CharField(max_length=12, choices=Readers, default=Readers.PARTICIPANTS)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.CheckConstraint(condition=Q(readers__in=Readers.values), name="document_readers")]
