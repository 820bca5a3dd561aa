from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hanse.identity"
    label = "identity"
