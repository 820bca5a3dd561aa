from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "hanse.network"
    label = "network"
