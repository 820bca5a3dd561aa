from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "hanse.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill what models leave to be filled from above, and say what can be found here and what is kept of people."""
        from hanse.identity.public import declare_holdings
        from hanse.kernel.finding.kinds import declare_texts
        from hanse.site import receivers  # noqa: F401 - models must be loaded before
        from hanse.site.forms import NewsForm
        from hanse.site.models import NewsPage
        from hanse.site.models.content import Content
        from hanse.site.personal import HOLDINGS, WORDS
        from hanse.site.presenters.page import context_of
        from hanse.site.queries.finding import KIND, page_texts, shown_pages

        NewsPage.base_form_class = NewsForm
        Content.presents = staticmethod(context_of)
        declare_holdings(*HOLDINGS, words=WORDS)
        declare_texts(KIND, _("Pages"), page_texts, shown_pages)
