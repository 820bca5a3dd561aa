from django.urls import path

from hanse.identity.views import account, keys, messages, own_data, reach

app_name = "identity"
urlpatterns = [
    path("", account.profile, name="profile"),
    path("data/", own_data.page, name="own_data"),
    path("data/everything-about-me.json", own_data.file, name="own_data_file"),
    path("erase/", own_data.erase, name="erase"),
    path("erased/", own_data.erased, name="erased"),
    path("keys/", keys.index, name="keys"),
    path("keys/<uuid:key_id>/revoke/", keys.revoke, name="revoke_key"),
    path("messages/", messages.index, name="messages"),
    path("messages/<uuid:notice_id>/", messages.message, name="message"),
    path("messages/<uuid:notice_id>/new/", messages.unread, name="message_unread"),
    path("messages/<uuid:notice_id>/away/", messages.away, name="message_away"),
    path("reach/", reach.reach, name="reach"),
    path("reach/code/", reach.prove, name="prove_phone"),
    path("letters/<slug:key>/", account.subscribe, name="subscribe"),
    path("invitation/<str:token>/", account.accept, name="accept_invitation"),
]
