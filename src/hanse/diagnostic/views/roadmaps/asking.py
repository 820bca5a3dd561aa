"""What every page of a roadmap asks first: which roadmap, and may she."""

from uuid import UUID

from django.http import HttpRequest
from rules.predicates import Predicate

from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.queries.barring import demand
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.identity.public import viewer_of


def roadmap_for(request: HttpRequest, roadmap_id: UUID, right: Predicate) -> Roadmap:
    """The roadmap, where the person has the right to it. Raises NotThere, NoMembership, NotAllowed."""
    found = roadmap_by_id(roadmap_id)
    demand(right, viewer_of(request.user), found)
    return found
