from django.apps import AppConfig


class HostConfig(AppConfig):
    name = "hanse.host"
    label = "host"
