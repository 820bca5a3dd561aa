from django.apps import AppConfig


class DesignerConfig(AppConfig):
    name = "hanse.frame.tools.designer"
    label = "designer"

    def ready(self) -> None:
        from hanse.frame.tools.designer.personal import HOLDINGS, WORDS
        from hanse.identity.public import declare_holdings

        declare_holdings(*HOLDINGS, words=WORDS)
