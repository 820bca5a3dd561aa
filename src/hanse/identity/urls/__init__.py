from django.urls import path

from hanse.identity.views import account, keys

app_name = "identity"
urlpatterns = [
    path("", account.profile, name="profile"),
    path("keys/", keys.index, name="keys"),
    path("keys/<uuid:key_id>/revoke/", keys.revoke, name="revoke_key"),
    path("invitation/<str:token>/", account.accept, name="accept_invitation"),
]
