"""The diagnostic's part of the API: routers, by the address under which an edition mounts them."""

from hanse.diagnostic.api import answers, assessments, evidence, frameworks, results, review, rounds

ROUTERS = {
    "/frameworks": frameworks.router,
    "/rounds": rounds.router,
    "/assessments": assessments.router,
    "/assessments/{uuid:assessment_id}": review.router,
    "/assessments/{uuid:assessment_id}/answers": answers.router,
    "/assessments/{uuid:assessment_id}/answers/{key}/evidence": evidence.router,
    "/assessments/{uuid:assessment_id}/results": results.router,
}
