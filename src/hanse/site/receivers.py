"""What happens when an editor publishes, takes back or deletes a page."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from hanse.site.actions.ground import entitle_offices
from hanse.site.actions.indexing import forget_page, index_page
from hanse.site.models import NewsIndex
from hanse.site.queries.menu import forget_menu


@receiver([page_published, page_unpublished, page_slug_changed, post_delete])
def forget(sender: type[Any], **_named: Any) -> None:
    if issubclass(sender, Page):
        forget_menu()


@receiver(page_published)
def index(instance: Page, **_named: Any) -> None:
    index_page(instance)


@receiver(page_published, sender=NewsIndex)
def open_to_offices(**_named: Any) -> None:
    entitle_offices()


@receiver(page_unpublished)
def take_out(instance: Page, **_named: Any) -> None:
    forget_page(instance)
