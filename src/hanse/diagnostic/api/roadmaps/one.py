"""Operations on one roadmap as a whole: reading it, its files, its name and vision, deleting it."""

from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status

from hanse.diagnostic import rules
from hanse.diagnostic.actions import delete_roadmap, describe_roadmap
from hanse.diagnostic.api.asking import allowed_roadmap
from hanse.diagnostic.api.roadmaps.schemas import Describing, RoadmapDetail, RoadmapOut
from hanse.diagnostic.api.roadmaps.showing import CLOSED, detail, now_out
from hanse.diagnostic.documents.masterplan.files import file_of
from hanse.diagnostic.documents.masterplan.gathering import master_plan
from hanse.identity.public import person
from hanse.kernel.downloads import MEDIA
from hanse.kernel.speaking import Speaking

router = Router(tags=["roadmaps"])


class FileKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    JSON = "json"


@router.get(
    "/",
    response=RoadmapDetail,
    operation_id="get_roadmap",
    summary="A roadmap",
    url_name="show_roadmap",
)
def show(request: HttpRequest, roadmap_id: Path[UUID], speaking: Query[Speaking]) -> RoadmapDetail:
    """Its solutions with why each is there, scores and money by period, and what it does not keep to."""
    language = speaking.begin()
    return detail(allowed_roadmap(request, roadmap_id, rules.may_see_roadmap), language)


@router.get(
    "/files/{kind}/",
    response={200: str},
    operation_id="get_roadmap_file",
    summary="A roadmap as a file",
    openapi_extra={"responses": {200: {"content": {MEDIA[kind]: {} for kind in FileKind}}}},
)
def file(request: HttpRequest, roadmap_id: Path[UUID], kind: FileKind, speaking: Query[Speaking]) -> HttpResponse:
    """The master plan (`pdf`, `docx`), its figures (`xlsx`, `csv`, `json`) or its milestones (`ics`)."""
    language = speaking.begin()
    return file_of(master_plan(allowed_roadmap(request, roadmap_id, rules.may_see_roadmap), language), kind.value)


@router.patch(
    "/", response=RoadmapOut, operation_id="describe_roadmap", summary="Name and vision", openapi_extra=CLOSED
)
def describe(request: HttpRequest, roadmap_id: Path[UUID], describing: Describing) -> RoadmapOut:
    """What the city wants to become, in its own words: the master plan begins with it."""
    found = allowed_roadmap(request, roadmap_id, rules.may_plan)
    describe_roadmap(found, name=describing.name, vision=describing.vision, by=person(request).actor)
    return now_out(found)


@router.delete(
    "/", response={204: None}, operation_id="delete_roadmap", summary="Delete a scenario", openapi_extra=CLOSED
)
def delete(request: HttpRequest, roadmap_id: Path[UUID]) -> Status[None]:
    """For good. One that the city has chosen stays."""
    delete_roadmap(allowed_roadmap(request, roadmap_id, rules.may_plan), by=person(request).actor)
    return Status(204, None)
