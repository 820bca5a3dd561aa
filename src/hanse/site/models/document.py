"""Files of the site that are to be taken along."""

from django.urls import reverse
from wagtail.documents.models import AbstractDocument

from hanse.ui import formats


class PageDocument(AbstractDocument):
    """A file that editors uploaded; everybody may have it as soon as a page that is live leads to it."""

    admin_form_fields = ("title", "file", "collection", "tags")

    @property
    def url(self) -> str:
        return reverse("site_root:document", args=[self.pk, self.filename])

    @property
    def kind_and_size(self) -> str:
        """What stands in a link beside its words, so that nobody is taken by surprise."""
        return f"{self.file_extension.upper()} · {formats.file_size(self.file_size or 0)}"
