from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "hanse.members"
    label = "members"

    def ready(self) -> None:
        from hanse.members import receivers  # noqa: F401 - models must be there before it is imported
        from hanse.members.desk import show_on_desk
        from hanse.members.presenters.desk import desk_cards

        show_on_desk("members", desk_cards)
