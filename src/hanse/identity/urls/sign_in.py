"""Addresses of sign-in and of the account's security: the library's, and in place of some of them our own."""

from django.contrib.auth.decorators import login_required
from django.urls import include, path

from hanse.identity.views import provider, security

urlpatterns = [
    path("login/", security.SignIn.as_view(), name="account_login"),
    path("oidc/<str:provider_id>/login/", provider.leave, name="openid_connect_login"),
    path("3rdparty/", login_required(security.Connections.as_view()), name="socialaccount_connections"),
    path("sessions/", security.Sessions.as_view(), name="usersessions_list"),
    path("2fa/", include("allauth.mfa.urls")),
    path("3rdparty/", include("allauth.socialaccount.urls")),
    path("", include("allauth.account.urls")),
]
