"""The JSON API of the network edition, version 1."""

from hanse.diagnostic.api import ROUTERS as DIAGNOSTIC
from hanse.diagnostic.errors import (
    AssessmentExists,
    EmptyRoadmap,
    Incomplete,
    RoadmapClosed,
    RoundClosed,
    SearchRunning,
    TooManyRoadmaps,
    WrongState,
)
from hanse.frame.api import REFUSALS as FRAME_REFUSALS
from hanse.frame.api import TAGS as FRAME_TAGS
from hanse.host.api.building import new_api, urls_of
from hanse.host.api.mounting import mount_frame
from hanse.members.api import router as cities
from hanse.questions.errors import SheetFrozen, SheetMoved

DESCRIPTION = """For programs: answers in and results out for cities; services, cases and registers for everybody.

A request carries a personal key, made under “Your account”: `Authorization: Bearer hanse_…`. A program acts with the
rights of the person whose key it uses. Where no key is needed, the operation says so.

Whatever is refused comes back as problem details (RFC 9457):
`application/problem+json`, with what happened, where, and what to do."""

TAGS = {
    "cities": "The cities for which you may act.",
    "frameworks": "Questionnaires with their scoring.",
    "rounds": "Times in which cities assess themselves, and the results that they share.",
    "assessments": "A city's answers in a round.",
    "answers": "The answers of an assessment, all at once or one by one. Two programs never overwrite each other "
    "unseen: every answer has a version, and the whole has an ETag.",
    "evidence": "What backs an answer.",
    "sign-off": "From a draft to submitted answers, and on to the next revision.",
    "voices": "Questions that several people answer on their own before they agree.",
    "verification": "What somebody from outside finds in submitted answers.",
    "results": "Scores, their reasons, and files.",
    "roadmaps": "Solutions in time: scenarios, the search for the best, the one that a city has chosen, its progress.",
    **FRAME_TAGS,
}

api = new_api(
    title="Hanse",
    version="1",
    description=DESCRIPTION,
    tags=TAGS,
    refusals={
        WrongState: 409,
        AssessmentExists: 409,
        RoundClosed: 409,
        Incomplete: 409,
        RoadmapClosed: 409,
        EmptyRoadmap: 409,
        SearchRunning: 409,
        TooManyRoadmaps: 409,
        SheetFrozen: 409,
        SheetMoved: 412,
        **FRAME_REFUSALS,
    },
)
api.add_router("/cities", cities)
for prefix, router in DIAGNOSTIC.items():
    api.add_router(prefix, router)
mount_frame(api)
urls = urls_of(api)
