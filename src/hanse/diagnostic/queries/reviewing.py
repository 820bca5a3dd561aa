"""Whether somebody is asked to examine answers: it comes with her roles, so that no page asks for it alone."""

from datetime import date

from django.db.models import Exists, OuterRef

from hanse.diagnostic.models import Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.identity.public import Viewer

EXAMINES = "examines"


def is_asked_to_examine(on: date) -> Exists:
    """A condition on a person, for `read_with_roles`."""
    return Exists(Verification.objects.filter(reviewer_id=OuterRef("id"), state__in=LIVE, ends_on__gte=on))


def examines(viewer: Viewer) -> bool:
    """No query for who came with her roles."""
    if EXAMINES not in viewer.found:
        rows = Verification.objects.filter(reviewer_id=viewer.user_id, state__in=LIVE)
        viewer.found[EXAMINES] = viewer.user_id is not None and rows.exists()
    return viewer.found[EXAMINES]
