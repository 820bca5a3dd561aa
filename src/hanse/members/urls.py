from django.urls import path

from hanse.members.views import members, offices, people

app_name = "members"
_MEMBER = "members/<uuid:party_id>/"
urlpatterns = [
    path("members/", members.index, name="members"),
    path("members/members.csv", members.file, name="members_file"),
    path("members/offices/", offices.index, name="offices"),
    path("members/offices/<slug:key>/", offices.office, name="office"),
    path("members/offices/<slug:key>/<uuid:mandate_id>/end/", offices.remove, name="remove_office_staff"),
    path(_MEMBER, members.member, name="member"),
    path(f"{_MEMBER}end/", members.end, name="end_membership"),
    path(f"{_MEMBER}suspend/", members.suspend, name="suspend_member"),
    path(f"{_MEMBER}resume/", members.resume, name="resume_member"),
    path("cities/<uuid:city_id>/people/", people.index, name="people"),
    path("cities/<uuid:city_id>/people/<uuid:mandate_id>/end/", people.remove, name="remove_person"),
]
