"""What happens when an editor publishes."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from hanse.site.queries.menu import forget_menu


@receiver([page_published, page_unpublished, page_slug_changed])
def on_change(**_named: Any) -> None:
    forget_menu()
