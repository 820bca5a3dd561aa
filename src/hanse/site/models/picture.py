"""Pictures of the site, and the sizes in which they are shown."""

from django.db import models
from django.urls import reverse
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """A picture that editors uploaded. What it shows is said where it stands, in the language of the page."""

    admin_form_fields = ("title", "file", "collection", "tags")


class Drawing(AbstractRendition):
    """A picture in one size; anybody may see it."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="drawing_once"),
        ]

    @property
    def url(self) -> str:
        return reverse("site_root:picture", args=[self.file.name.rpartition("/")[2]])
