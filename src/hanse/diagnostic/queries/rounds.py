"""Reads of rounds."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.enums import State
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.models import Round, Version
from hanse.diagnostic.queries.frameworks import framework, newest_version, published_frameworks
from hanse.diagnostic.queries.quick_scans import FRAMEWORK as QUICK_SCAN
from hanse.kernel.errors import Invalid, NotThere

USUAL = "ceds"
"""The framework of a round where nobody chooses another."""


def rounds() -> QuerySet[Round]:
    """All rounds, the newest first, with the number of their assessments and of those submitted."""
    counted = Count("assessments__city", distinct=True)
    submitted = Count("assessments__city", distinct=True, filter=Q(assessments__state=State.SUBMITTED))
    return Round.objects.annotate(started=counted, submitted=submitted).order_by("-opens_on", "name")


def running_rounds() -> QuerySet[Round]:
    """The rounds that are not closed, counted as `rounds` does, the one that ends first on top."""
    return rounds().filter(closed_at=None).order_by("closes_on", "name")


def round_by_id(round_id: UUID) -> Round:
    """Raises NotThere."""
    found = Round.objects.filter(id=round_id).first()
    if found is None:
        raise NotThere(_("There is no such round."))
    return found


def version_for_round(key: str, version: str = "") -> Version:
    """A version that a new round can ask, the newest where none is named. Raises `Invalid` for another."""
    known = [one.key for one in frameworks_for_rounds()]
    if key not in known:
        words = _("There is no framework of this key. There are: %(keys)s.")
        raise Invalid(words % {"keys": ", ".join(known)}, field="framework")
    return version_called(key, version)


def version_called(key: str, version: str = "") -> Version:
    """A version of a framework, the newest where none is named. Raises `Invalid` for one that is not there."""
    found = Version(key, version or newest_version(key))
    try:
        framework(*found)
    except UnknownFrameworkError as error:
        raise Invalid(_("There is no such version of this framework."), field="framework_version") from error
    return found


def frameworks_for_rounds() -> list[Framework]:
    """The frameworks that a round can ask, the usual one first. Visitors have the quick scan, cities the whole."""
    asking = [one for one in published_frameworks() if one.questions and one.key != QUICK_SCAN]
    return sorted(asking, key=lambda one: one.key != USUAL)
