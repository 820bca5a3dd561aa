"""Addresses of the runner's pages. An owner mounts them with `public.pages`, under a name space of its own."""

from django.urls import path

from hanse.questions.views import conflict, overview, question, section, talk, workbook

app_name = "questions"
_QUESTION = "questions/<slug:key>/"
urlpatterns = [
    path("", overview.tasks, name="tasks"),
    path("check/", overview.check, name="check"),
    path("sections/<slug:section>/", section.section, name="section"),
    path(_QUESTION, question.question, name="question"),
    path(f"{_QUESTION}save/", question.save, name="save"),
    path(f"{_QUESTION}files/<uuid:file_id>/", question.file, name="file"),
    path(f"{_QUESTION}conflicts/<uuid:conflict_id>/", conflict.conflict, name="conflict"),
    path(f"{_QUESTION}evidence/", talk.evidence, name="evidence"),
    path(f"{_QUESTION}evidence/<uuid:evidence_id>/", talk.evidence_file, name="evidence_file"),
    path(f"{_QUESTION}evidence/<uuid:evidence_id>/remove/", talk.remove, name="remove_evidence"),
    path(f"{_QUESTION}comments/", talk.comments, name="comments"),
    path(f"{_QUESTION}comments/<uuid:comment_id>/resolve/", talk.resolve, name="resolve_comment"),
    path("workbook/", workbook.workbook, name="workbook"),
    path("workbook/file/", workbook.workbook_file, name="workbook_file"),
    path("workbook/<uuid:intake_id>/", workbook.difference, name="difference"),
]
