from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToolboxConfig(AppConfig):
    name = "hanse.toolbox"
    label = "toolbox"

    def ready(self) -> None:
        from hanse.identity.public import declare_holdings
        from hanse.kernel.finding.kinds import declare_texts
        from hanse.members.public import show_on_desk
        from hanse.toolbox.personal import HOLDINGS, WORDS
        from hanse.toolbox.presenters.desk import desk_cards
        from hanse.toolbox.queries.finding import KIND, shown_tools, tool_texts

        declare_holdings(*HOLDINGS, words=WORDS)
        declare_texts(KIND, _("Tools"), tool_texts, shown_tools)
        show_on_desk("toolbox", desk_cards)
