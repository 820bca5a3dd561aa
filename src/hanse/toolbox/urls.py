from django.urls import path

from hanse.toolbox.views import support, tools

app_name = "toolbox"
_TOOL = "tools/<slug:key>/"
_REQUEST = "support/<uuid:request_id>/"
urlpatterns = [
    path("tools/", tools.index, name="tools"),
    path("tools/enter/new/", tools.edit, name="new"),
    path(_TOOL, tools.tool, name="tool"),
    path(f"{_TOOL}edit/", tools.edit, name="edit"),
    path(f"{_TOOL}documents/", tools.documents, name="documents"),
    path(f"{_TOOL}documents/<uuid:document_id>/", tools.document, name="document"),
    path(f"{_TOOL}documents/<uuid:document_id>/remove/", tools.take_away, name="remove_document"),
    path(f"{_TOOL}support/", support.ask, name="ask"),
    path("support/", support.index, name="requests"),
    path(_REQUEST, support.show, name="request"),
    path(f"{_REQUEST}close/", support.close, name="close_request"),
]
