from django.urls import path

from hanse.members.views import people

app_name = "members"
urlpatterns = [
    path("cities/<uuid:city_id>/people/", people.index, name="people"),
    path("cities/<uuid:city_id>/people/<uuid:mandate_id>/end/", people.remove, name="remove_person"),
]
