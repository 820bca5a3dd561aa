from django.urls import path

from hanse.identity.views import account

app_name = "identity"
urlpatterns = [
    path("", account.profile, name="profile"),
    path("invitation/<str:token>/", account.accept, name="accept_invitation"),
]
