"""Operations on the search for the best roadmap."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Status

from hanse.diagnostic import rules
from hanse.diagnostic.actions import ask_for_roadmap, stop_search
from hanse.diagnostic.api.asking import allowed_roadmap
from hanse.diagnostic.api.roadmaps.schemas import Searching, SearchOut
from hanse.diagnostic.enums import ComputationState, SearchOutcome
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.reasons import Why
from hanse.diagnostic.presenters.roadmaps.searching import margin_words, search_words, shortfalls_in_words
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.reads import last_search
from hanse.identity.public import person
from hanse.kernel.errors import NotThere
from hanse.kernel.speaking import Speaking

router = Router(tags=["roadmaps"])


@router.post(
    "/",
    response={202: SearchOut},
    operation_id="search_roadmap",
    summary="Have the best roadmap sought",
    openapi_extra={"responses": {409: {"description": "A search is under way, or the roadmap was replaced."}}},
)
def ask(
    request: HttpRequest, roadmap_id: Path[UUID], searching: Searching, speaking: Query[Speaking]
) -> Status[SearchOut]:
    """By a job: what stands in the roadmap is replaced by what it finds. Read how far it is at the same address."""
    language = speaking.begin()
    found = allowed_roadmap(request, roadmap_id, rules.may_plan)
    ask_for_roadmap(found, by=person(request).actor, seconds=searching.seconds)
    return Status(202, _standing(found, language))


@router.get("/", response=SearchOut, operation_id="get_search", summary="How far the search is")
def show(request: HttpRequest, roadmap_id: Path[UUID], speaking: Query[Speaking]) -> SearchOut:
    """The last search; 404 where none was asked for."""
    language = speaking.begin()
    return _standing(allowed_roadmap(request, roadmap_id, rules.may_see_roadmap), language)


@router.post("/stop/", response=SearchOut, operation_id="stop_search", summary="Stop the search")
def stop(request: HttpRequest, roadmap_id: Path[UUID], speaking: Query[Speaking]) -> SearchOut:
    """The best found so far is kept, within about a second. Twice changes nothing."""
    language = speaking.begin()
    found = allowed_roadmap(request, roadmap_id, rules.may_plan)
    stop_search(found, by=person(request).actor)
    return _standing(found, language)


def _standing(found: Roadmap, language: str) -> SearchOut:
    search = last_search(found)
    if search is None:
        raise NotThere(_("No search was asked for yet."))
    why = Why(grounds(found), language)
    return SearchOut(
        state=ComputationState(search.state),
        outcome=SearchOutcome(search.outcome) if search.outcome else None,
        seconds=search.done,
        seconds_allowed=search.total,
        gap=search.gap,
        is_proven=search.is_proven,
        words=search_words(search, found, why),
        why=list(shortfalls_in_words(search, found, why)),
        margins=list(margin_words(search, found, why)),
    )
