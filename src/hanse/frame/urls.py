"""Addresses of the frame: what residents use, and where offices work."""

from django.urls import path

from hanse.frame.views import (
    applying,
    case,
    chosen,
    deciding,
    keeping,
    offering,
    office,
    own_data,
    registers,
    statistics,
    verifying,
)
from hanse.questions.public import guest_pages, several_page

app_name = "frame"
_APPLICATION = "services/<slug:service>/applications/<uuid:application_id>/"
_CASE = "cases/<uuid:case_id>/"
_OFFICE_CASE = "office/cases/<uuid:case_id>/"
urlpatterns = [
    path("services/", offering.services, name="services"),
    path("services/links/<str:token>/", applying.link, name="link"),
    path("services/<slug:service>/", offering.service, name="service"),
    path("services/<slug:service>/begin/", offering.begin, name="begin"),
    path(f"{_APPLICATION}hand-in/", applying.hand_in, name="hand_in"),
    path(f"{_APPLICATION}keep/", applying.keep, name="keep"),
    path(f"{_APPLICATION}delete/", applying.delete, name="delete"),
    path(f"{_APPLICATION}answers/", *guest_pages(applying.desk, "application")),
    path(_CASE, case.case, name="case"),
    path(f"{_CASE}documents/<uuid:document_id>/", case.document, name="case_document"),
    path(f"{_CASE}files/<uuid:file_id>/", case.file, name="case_file"),
    path("verify/", verifying.ask, name="verify_code"),
    path("verify/<str:code>/", verifying.verify, name="verify"),
    path(f"{_CASE}steps/<slug:transition>/", *several_page(case.step_desk, "step")),
    path("account/data/", own_data.page, name="own_data"),
    path("account/data/file/", own_data.file, name="own_data_file"),
    path("registers/", registers.index, name="registers"),
    path("registers/<slug:register>/", registers.records, name="register"),
    path("registers/<slug:register>/open-data.<slug:ending>", registers.open_data, name="open_data"),
    path("registers/<slug:register>/<slug:number>/", registers.record, name="record"),
    path("registers/<slug:register>/<slug:number>/code.svg", registers.picture, name="record_code"),
    path("office/", office.index, name="inbox"),
    path("office/chosen/", chosen.page, name="chosen"),
    path("office/chosen/claim/", chosen.claim, name="chosen_claim"),
    path("office/chosen/release/", chosen.release, name="chosen_release"),
    path("office/chosen/steps/<slug:transition>/", *several_page(chosen.step_desk, "chosen_step")),
    path("office/statistics/", statistics.page, name="statistics"),
    path(_OFFICE_CASE, office.case, name="office_case"),
    path(f"{_OFFICE_CASE}claim/", office.claim, name="claim"),
    path(f"{_OFFICE_CASE}release/", office.release, name="release"),
    path(f"{_OFFICE_CASE}messages/<uuid:notice_id>/again/", office.message_again, name="message_again"),
    path(f"{_OFFICE_CASE}documents/<uuid:document_id>/", office.document, name="office_document"),
    path(f"{_OFFICE_CASE}files/<uuid:file_id>/", office.file, name="office_file"),
    path(f"{_OFFICE_CASE}steps/<slug:transition>/", *several_page(deciding.step_desk, "decide")),
    path(f"{_OFFICE_CASE}opinions/<slug:office>/", *several_page(deciding.opinion_desk, "opinion")),
    path(f"{_OFFICE_CASE}record/", *several_page(keeping.record_desk, "record_change")),
    path(f"{_OFFICE_CASE}erase/", *several_page(keeping.erase_desk, "erase")),
    path(f"{_OFFICE_CASE}note/", *several_page(deciding.note_desk, "note")),
    path(f"{_OFFICE_CASE}hand-over/", *several_page(deciding.hand_over_desk, "hand_over")),
]
