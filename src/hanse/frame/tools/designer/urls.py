"""Addresses of the designer, below `design/`."""

from django.urls import path

from hanse.frame.tools.designer.views import drafts, outline

app_name = "designer"
_DRAFT = "drafts/<uuid:draft_id>/"
urlpatterns = [
    path("", drafts.index, name="drafts"),
    path(_DRAFT, outline.page, name="outline"),
]
