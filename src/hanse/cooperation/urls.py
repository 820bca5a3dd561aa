from django.urls import path

from hanse.cooperation.views import connect, introductions, partners, partnerships, project_work, projects

app_name = "cooperation"
_CITY = "connect/<uuid:city_id>/"
_PROJECT = "projects/<uuid:project_id>/"
urlpatterns = [
    path("connect/", connect.index, name="index"),
    path("connect/partnerships/", partnerships.bring_in, name="bring_in"),
    path(_CITY, connect.lists, name="connect"),
    path(f"{_CITY}topics/", connect.topics, name="topics"),
    path(f"{_CITY}ask/<uuid:other_id>/", connect.ask, name="ask"),
    path(f"{_CITY}introductions/", introductions.index, name="introductions"),
    path(f"{_CITY}introductions/<uuid:introduction_id>/", introductions.one, name="introduction"),
    path(f"{_CITY}partnerships/", partnerships.index, name="partnerships"),
    path(f"{_CITY}partnerships/<uuid:partnership_id>/", partnerships.answer, name="partnership"),
    path("partners/", partners.index, name="partners"),
    path("partners/new/", partners.keep, name="new_partner"),
    path("partners/<uuid:partner_id>/", partners.keep, name="partner"),
    path("projects/", projects.index, name="projects"),
    path("projects/new/", project_work.keep, name="new_project"),
    path(_PROJECT, projects.show, name="project"),
    path(f"{_PROJECT}edit/", project_work.keep, name="keep_project"),
    path(f"{_PROJECT}work/", project_work.work, name="project_work"),
    path(f"{_PROJECT}documents/<uuid:document_id>/", projects.document, name="project_document"),
    path(f"{_PROJECT}invitations/<uuid:participation_id>/", projects.answer, name="answer_invitation"),
]
