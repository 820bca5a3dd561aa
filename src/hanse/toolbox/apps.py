from django.apps import AppConfig


class ToolboxConfig(AppConfig):
    name = "hanse.toolbox"
    label = "toolbox"

    def ready(self) -> None:
        from hanse.members.public import show_on_desk
        from hanse.toolbox.presenters.desk import desk_cards

        show_on_desk("toolbox", desk_cards)
