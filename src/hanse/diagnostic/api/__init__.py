"""The diagnostic's part of the API: routers, by the address under which an edition mounts them."""

from hanse.diagnostic.api import (
    answers,
    assessments,
    evidence,
    frameworks,
    results,
    review,
    rounds,
    rounds_running,
    verification,
    voices,
)
from hanse.diagnostic.api.roadmaps import changing, listing, one, proposing, searching

ROUTERS = {
    "/frameworks": frameworks.router,
    "/rounds": rounds.router,
    "/rounds/{uuid:round_id}": rounds_running.router,
    "/assessments": assessments.router,
    "/assessments/{uuid:assessment_id}": review.router,
    "/assessments/{uuid:assessment_id}/answers": answers.router,
    "/assessments/{uuid:assessment_id}/answers/{key}/evidence": evidence.router,
    "/assessments/{uuid:assessment_id}/results": results.router,
    "/assessments/{uuid:assessment_id}/solutions": proposing.router,
    "/assessments/{uuid:assessment_id}/verification": verification.router,
    "/assessments/{uuid:assessment_id}/voices": voices.router,
    "/roadmaps": listing.router,
    "/roadmaps/{uuid:roadmap_id}": one.router,
    "/roadmaps/{uuid:roadmap_id}/": changing.router,  # below the one above; a key stands once
    "/roadmaps/{uuid:roadmap_id}/search": searching.router,
}
