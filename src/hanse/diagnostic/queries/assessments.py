"""Reads of assessments."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, Assignment, Review, Round
from hanse.identity.public import Viewer
from hanse.kernel.errors import NotThere
from hanse.kernel.reads import prepared
from hanse.members.public import City, cities, cities_of, rules


def assessment(assessment_id: UUID) -> Assessment:
    """One assessment with its city, round and sheet, in one query. Raises NotThere."""
    found = _by_id(assessment_id)
    if not found:
        raise NotThere(_("There is no such assessment."))
    return found[0]


@prepared
def _by_id(assessment_id: UUID) -> QuerySet[Assessment]:
    return Assessment.objects.select_related("city", "round", "sheet").filter(id=assessment_id)


def assessments_of(party_ids: Iterable[UUID]) -> QuerySet[Assessment]:
    """The assessments of cities, the newest round and revision first; `reviewed` says that an approver has decided."""
    found = Assessment.objects.filter(city_id__in=list(party_ids)).select_related("city", "round", "sheet")
    found = found.annotate(reviewed=Exists(Review.objects.filter(assessment=OuterRef("id"))))
    return found.order_by("-round__opens_on", "city__name", "-revision")


def assessments_for(viewer: Viewer, round_id: UUID | None = None) -> QuerySet[Assessment]:
    """The assessments that a viewer may see: of her cities, or all for the secretariat; of one round or of all."""
    found = Assessment.objects.select_related("city", "round").order_by("-round__opens_on", "city__name", "-revision")
    if not rules.is_secretariat.test(viewer, None):
        found = found.filter(city__in=cities_of(viewer))
    return found.filter(round_id=round_id) if round_id else found


def standing(round_: Round) -> QuerySet[Assessment]:
    """The submitted assessment of each city in a round: of several revisions the last."""
    submitted = Assessment.objects.filter(round=round_, state=State.SUBMITTED).select_related("city")
    return submitted.order_by("city_id", "-revision").distinct("city_id")


def assignments_of(one: Assessment) -> list[Assignment]:
    """Who was handed what, in the order of handing; one query."""
    return _assignments(one.id)


@prepared
def _assignments(assessment_id: UUID) -> QuerySet[Assignment]:
    return Assignment.objects.filter(assessment_id=assessment_id).select_related("user").order_by("created_at")


def open_assignments(viewer: Viewer, among: Iterable[Assessment]) -> list[Assignment]:
    """What a person was asked to answer in some assessments and has not called done."""
    if viewer.user_id is None:
        return []
    return list(Assignment.objects.filter(assessment__in=list(among), user_id=viewer.user_id, done_at=None))


def reviews_of(one: Assessment) -> list[Review]:
    """What approvers decided, the latest first; one query."""
    return _reviews(one.id)


@prepared
def _reviews(assessment_id: UUID) -> QuerySet[Review]:
    return Review.objects.filter(assessment_id=assessment_id).select_related("user").order_by("-created_at")


def open_revision(one: Assessment) -> Assessment | None:
    """The revision of the same city and round that can still be answered; one query."""
    return Assessment.objects.filter(city=one.city_id, round=one.round_id, state=State.DRAFT).first()


def latest_in(round_: Round) -> dict[UUID, Assessment]:
    """Each city's assessment in a round, of several revisions the last, by city; one query."""
    return {one.city_id: one for one in Assessment.objects.filter(round=round_).order_by("revision")}


def late_cities(round_: Round) -> QuerySet[City]:
    """The cities that have submitted nothing in a round, by name."""
    done = Assessment.objects.filter(round=round_, state=State.SUBMITTED).values("city_id")
    return cities().exclude(party_id__in=done)
