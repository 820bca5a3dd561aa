from django.urls import path

from hanse.members.views import agenda, members, offices, people, posts

app_name = "members"
_MEMBER = "members/<uuid:party_id>/"
urlpatterns = [
    path("members/", members.index, name="members"),
    path("members/members.csv", members.file, name="members_file"),
    path("members/agenda/", agenda.index, name="agenda"),
    path("members/offices/", offices.index, name="offices"),
    path("members/offices/<slug:key>/", offices.office, name="office"),
    path("members/offices/<slug:key>/<uuid:mandate_id>/end/", offices.remove, name="remove_office_staff"),
    path("posts/", posts.holders, name="holders"),
    path("members/posts/", posts.index, name="posts"),
    path("members/posts/candidates/<uuid:candidacy_id>/withdraw/", posts.withdraw, name="withdraw_candidacy"),
    path("members/posts/terms/<uuid:term_id>/end/", posts.end, name="end_term"),
    path("members/posts/<slug:post>/stand/", posts.stand, name="stand_for_post"),
    path("members/posts/<slug:post>/choose/", posts.choose, name="choose_holder"),
    path("members/posts/<slug:post>/choose/<uuid:candidacy_id>/", posts.choose, name="choose_candidate"),
    path(_MEMBER, members.member, name="member"),
    path(f"{_MEMBER}end/", members.end, name="end_membership"),
    path(f"{_MEMBER}suspend/", members.suspend, name="suspend_member"),
    path(f"{_MEMBER}resume/", members.resume, name="resume_member"),
    path("cities/<uuid:city_id>/people/", people.index, name="people"),
    path("cities/<uuid:city_id>/people/<uuid:mandate_id>/end/", people.remove, name="remove_person"),
]
