"""Which documents are for everybody."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from hanse.site.models import PageDocument


def is_public(document: PageDocument) -> bool:
    """Whether a page that is live leads to it. Two queries."""
    pages = ContentType.objects.get_for_model(Page)
    leading = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    found: bool = Page.objects.live().filter(pk__in=list(leading.values_list("object_id", flat=True))).exists()
    return found
