"""Addresses of the designer, below `design/`."""

from django.urls import path

from hanse.frame.tools.designer.views import beginning, drafts, history, outline, parts, source

app_name = "designer"
_DRAFT = "drafts/<uuid:draft_id>/"
urlpatterns = [
    path("", drafts.index, name="drafts"),
    path("begin/", beginning.begin, name="begin"),
    path(_DRAFT, outline.page, name="outline"),
    path(f"{_DRAFT}parts/<path:way>/change/", outline.change, name="change"),
    path(f"{_DRAFT}parts/<path:way>/", parts.part, name="part"),
    path(f"{_DRAFT}text/", source.source, name="source"),
    path(f"{_DRAFT}history/", history.history, name="history"),
    path(f"{_DRAFT}history/compare/", history.compare, name="compare"),
    path(f"{_DRAFT}history/<int:number>/restore/", history.restore, name="restore"),
    path(f"{_DRAFT}files.zip", drafts.download, name="download"),
    path(f"{_DRAFT}put-aside/", drafts.put_aside, name="put_aside"),
    path(f"{_DRAFT}bring-back/", drafts.bring_back, name="bring_back"),
]
