"""What every operation asks first: who calls, and may she."""

from uuid import UUID

from django.http import HttpRequest
from rules.predicates import Predicate

from hanse.diagnostic.models import Assessment, Roadmap
from hanse.diagnostic.queries.assessments import assessment
from hanse.diagnostic.queries.barring import demand
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.identity.public import Viewer, person, viewer_of


def viewer(request: HttpRequest) -> Viewer:
    return viewer_of(person(request))


def allowed(request: HttpRequest, assessment_id: UUID, right: Predicate) -> Assessment:
    """The assessment, where the caller has the right to it. Raises NotThere, NoMembership, NotAllowed."""
    found = assessment(assessment_id)
    demand(right, viewer(request), found)
    return found


def allowed_roadmap(request: HttpRequest, roadmap_id: UUID, right: Predicate) -> Roadmap:
    """The roadmap, where the caller has the right to it. Raises NotThere, NoMembership, NotAllowed."""
    found = roadmap_by_id(roadmap_id)
    demand(right, viewer(request), found)
    return found
