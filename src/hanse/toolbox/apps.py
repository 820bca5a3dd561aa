from django.apps import AppConfig


class ToolboxConfig(AppConfig):
    name = "hanse.toolbox"
    label = "toolbox"

    def ready(self) -> None:
        from hanse.identity.public import declare_holdings
        from hanse.members.public import show_on_desk
        from hanse.toolbox.personal import HOLDINGS
        from hanse.toolbox.presenters.desk import desk_cards

        declare_holdings(*HOLDINGS)
        show_on_desk("toolbox", desk_cards)
