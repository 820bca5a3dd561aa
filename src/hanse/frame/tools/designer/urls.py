"""Addresses of the designer, below `design/`."""

from django.urls import path

from hanse.frame.tools.designer.views import (
    beginning,
    checking,
    difference,
    drafts,
    handbook,
    history,
    outline,
    parts,
    picture,
    previewing,
    publishing,
    reviewing,
    scenarios,
    source,
    trial,
    trial_desks,
)
from hanse.questions.public import guest_pages, several_page

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
    path(f"{_DRAFT}check/", checking.page, name="checking"),
    path(f"{_DRAFT}check/ways/", checking.ways, name="ways"),
    path(f"{_DRAFT}way/", picture.page, name="picture"),
    path(f"{_DRAFT}way/way.svg", picture.file, name="picture_file"),
    path(f"{_DRAFT}preview/", previewing.page, name="previewing"),
    path(f"{_DRAFT}preview/service/", trial.start, name="trial"),
    path(f"{_DRAFT}preview/begin/", trial.begin, name="trial_begin"),
    path(f"{_DRAFT}preview/answers/", *guest_pages(trial_desks.desk, "trial", trial_desks.page)),
    path(f"{_DRAFT}preview/steps/<str:step>/", *several_page(trial_desks.step_desk, "trial_step", trial_desks.page)),
    path(f"{_DRAFT}preview/hand-in/", trial.hand_in, name="trial_hand_in"),
    path(f"{_DRAFT}preview/handed-in/", trial.handed_in, name="trial_handed_in"),
    path(f"{_DRAFT}scenarios/", scenarios.page, name="scenarios"),
    path(f"{_DRAFT}difference/", difference.page, name="difference"),
    path(f"{_DRAFT}handbook/", handbook.page, name="handbook"),
    path(f"{_DRAFT}handbook/handbook.zip", handbook.file, name="handbook_file"),
    path(f"{_DRAFT}review/", reviewing.page, name="reviewing"),
    path("services/<slug:service>/", publishing.page, name="online"),
]
