from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FrameConfig(AppConfig):
    name = "hanse.frame"
    label = "frame"

    def ready(self) -> None:
        """Every domain's `procedures.py` is imported, so that a wrong declaration stops the start."""
        autodiscover_modules("procedures")
