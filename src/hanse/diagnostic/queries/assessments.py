"""Reads of assessments."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import Basis, State
from hanse.diagnostic.models import Assessment, Assignment, FormerSheet, Result, Review, Round
from hanse.diagnostic.queries.participation import asked_cities, granted, last_day_of, later_days_in
from hanse.identity.public import Viewer
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.kernel.reads import prepared
from hanse.members.public import WORKING_ROLES, City, cities_of, rules, with_live_kind


def assessment(assessment_id: UUID) -> Assessment:
    """One assessment with its city, round, sheet and the city's kind of member, in one query. Raises NotThere.

    `later` is the later last day that the city was given, or None; `has_moved`: there are answers of a version before.
    """
    found = _by_id(assessment_id, today())
    if not found:
        raise NotThere(_("There is no such assessment."))
    return found[0]


@prepared
def _by_id(assessment_id: UUID, on: date) -> QuerySet[Assessment]:
    found = Assessment.objects.select_related("city", "round", "sheet").filter(id=assessment_id)
    third = Result.objects.filter(assessment=OuterRef("id"), basis=Basis.VERIFIED, is_derived=False)
    alone = Assignment.objects.filter(assessment=OuterRef("id"), on_their_own=True)
    found = found.annotate(is_voiced=Exists(alone), third_result=Subquery(third.values("id")))
    found = found.annotate(later=Subquery(granted("round_id", "city_id")))
    found = found.annotate(has_moved=Exists(FormerSheet.objects.filter(assessment=OuterRef("id"))))
    return with_live_kind(found, "city_id", on)


def assessments_of(party_ids: Iterable[UUID]) -> QuerySet[Assessment]:
    """The assessments of cities, the newest round and revision first; `reviewed` says that an approver has decided."""
    found = Assessment.objects.filter(city_id__in=list(party_ids)).select_related("city", "round", "sheet")
    found = found.annotate(reviewed=Exists(Review.objects.filter(assessment=OuterRef("id"))))
    return with_live_kind(found, "city_id", today()).order_by("-round__opens_on", "city__name", "-revision")


def assessments_for(viewer: Viewer, round_id: UUID | None = None) -> QuerySet[Assessment]:
    """The assessments that a viewer may see: of her cities, or all for the secretariat; of one round or of all."""
    found = Assessment.objects.select_related("city", "round", "sheet").order_by(
        "-round__opens_on", "city__name", "-revision"
    )
    if not rules.is_secretariat.test(viewer, None):
        found = found.filter(city__in=cities_of(viewer, *WORKING_ROLES))
    return found.filter(round_id=round_id) if round_id else found


def last_submissions(round_: Round) -> QuerySet[Assessment]:
    """The submitted assessment of each city in a round: of several revisions the last."""
    submitted = Assessment.objects.filter(round=round_, state=State.SUBMITTED).select_related("city", "sheet")
    return submitted.order_by("city_id", "-revision").distinct("city_id")


def latest_submitted(one: Assessment) -> UUID | None:
    """The id of the last submitted revision of the same city and round; one query."""
    found = Assessment.objects.filter(city=one.city_id, round=one.round_id, state=State.SUBMITTED)
    return found.order_by("-revision").values_list("id", flat=True).first()


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
    """The cities that a round waits for and that have submitted nothing in it, by name."""
    done = Assessment.objects.filter(round=round_, state=State.SUBMITTED).values("city_id")
    return asked_cities(round_).exclude(party_id__in=done)


def to_remind(round_: Round) -> dict[UUID, tuple[City, date]]:
    """The late cities whose own last day is to come, each with that day; two queries, none where nobody can begin."""
    day = today()
    if round_.closed_at or day < round_.opens_on:
        return {}
    later = later_days_in(round_)
    own = ((city, last_day_of(round_, city.party_id, later)) for city in late_cities(round_))
    return {city.party_id: (city, last) for city, last in own if last >= day}


def submission_times() -> list[datetime]:
    """When assessments were handed in."""
    found = Assessment.objects.filter(submitted_at__isnull=False).order_by()
    return [at for at in found.values_list("submitted_at", flat=True) if at is not None]
