"""Where a provider of identities sends people back: one address without a language, as providers compare it exactly."""

from django.urls import path

from hanse.identity.views import provider

urlpatterns = [path("<str:provider_id>/callback/", provider.come_back, name="openid_connect_callback")]
