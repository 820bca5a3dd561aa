from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from hanse.frame import catalogue


class FrameConfig(AppConfig):
    name = "hanse.frame"
    label = "frame"

    def ready(self) -> None:
        """Every domain's `procedures.py` and every folder of services is read: a wrong declaration stops the start."""
        from hanse.frame.personal import HOLDINGS, WORDS
        from hanse.frame.presenters.own_data import own_panel
        from hanse.frame.queries.finding import KIND, service_texts, shown_services
        from hanse.identity.public import declare_holdings, show_with_own_data
        from hanse.kernel.finding.kinds import declare_texts

        declare_holdings(*HOLDINGS, words=WORDS)
        show_with_own_data("frame", own_panel)

        declare_texts(KIND, _("Services"), service_texts, shown_services)
        autodiscover_modules("procedures")
        for folder in settings.SERVICES:
            catalogue.declare_folder(folder, settings.SERVICES_KEPT)
