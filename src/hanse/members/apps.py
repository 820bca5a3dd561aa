from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "hanse.members"
    label = "members"
