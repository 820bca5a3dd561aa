from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hanse.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill what models leave to be filled from above."""
        from hanse.identity.public import declare_holdings
        from hanse.site import receivers  # noqa: F401 - models must be loaded before
        from hanse.site.models.content import Content
        from hanse.site.personal import HOLDINGS
        from hanse.site.presenters.page import context_of

        Content.presents = staticmethod(context_of)
        declare_holdings(*HOLDINGS)
