from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hanse.identity"
    label = "identity"

    def ready(self) -> None:
        from hanse.identity.holdings import declare_holdings, warn_before_erasing
        from hanse.identity.personal import HOLDINGS, WORDS, operator_warnings

        declare_holdings(*HOLDINGS, words=WORDS)
        warn_before_erasing(operator_warnings)
