from django.urls import path

from hanse.diagnostic.views import (
    assessment,
    desk,
    downloads,
    history,
    network,
    peers,
    pictures,
    results,
    rounds,
    steps,
    take_over,
    traces,
    work,
)
from hanse.diagnostic.views.quick_scan import answering, link, result, start
from hanse.questions.public import guest_pages, pages

app_name = "diagnostic"
urlpatterns = [
    path("quick-scan/", start.start, name="quick_scan"),
    path("quick-scan/begin/", start.begin, name="scan_begin"),
    path("quick-scan/answers/", *guest_pages(answering.desk, "scan")),
    path("quick-scan/result/", result.result, name="scan_result"),
    path("quick-scan/delete/", result.delete, name="scan_delete"),
    path("quick-scan/link/<slug:secret>/", link.link, name="scan_link"),
    path("work/", work.index, name="work"),
    path("work/<uuid:city_id>/begin/<uuid:round_id>/", work.begin, name="begin"),
    path("assessments/<uuid:assessment_id>/", assessment.show, name="assessment"),
    path("assessments/<uuid:assessment_id>/answers/", *pages(desk.desk, "answers")),
    path("assessments/<uuid:assessment_id>/hand-out/<slug:section>/", assessment.hand_out, name="hand_out"),
    path("assessments/<uuid:assessment_id>/withdraw/<uuid:assignment_id>/", assessment.withdraw, name="withdraw"),
    path("assessments/<uuid:assessment_id>/quick-scan/", take_over.take_over, name="take_over"),
    path("assessments/<uuid:assessment_id>/finish/<uuid:assignment_id>/", assessment.finish, name="finish"),
    path("assessments/<uuid:assessment_id>/lay/", assessment.lay, name="lay"),
    path("assessments/<uuid:assessment_id>/review/", assessment.review, name="review"),
    path("assessments/<uuid:assessment_id>/reopen/", assessment.reopen, name="reopen"),
    path("assessments/<uuid:assessment_id>/results/", results.show, name="results"),
    path("assessments/<uuid:assessment_id>/steps/", steps.index, name="steps"),
    path("assessments/<uuid:assessment_id>/results.<slug:file_kind>", downloads.results, name="download"),
    path("assessments/<uuid:assessment_id>/results/<slug:name>.<slug:kind>", pictures.picture, name="picture"),
    path("assessments/<uuid:assessment_id>/results/<slug:node>/", traces.show, name="trace"),
    path("assessments/<uuid:assessment_id>/peers/", peers.show, name="peers"),
    path("assessments/<uuid:assessment_id>/peers.<slug:file_kind>", peers.download, name="peers_file"),
    path("assessments/<uuid:assessment_id>/history/", history.show, name="history"),
    path("assessments/<uuid:assessment_id>/share/", results.share, name="share"),
    path("network/", network.show, name="network"),
    path("rounds/", rounds.index, name="rounds"),
    path("rounds/<uuid:round_id>/", rounds.show, name="round"),
    path("rounds/<uuid:round_id>/derive/", history.derive, name="derive"),
    path("rounds/<uuid:round_id>/close/", rounds.close, name="close_round"),
]
