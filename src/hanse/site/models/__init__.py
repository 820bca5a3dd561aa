"""Pages and pictures; Django looks for them here."""

from hanse.site.models.pages import (
    CallPage,
    CallsIndex,
    ContactPage,
    HomePage,
    NewsIndex,
    NewsPage,
    StandardPage,
)
from hanse.site.models.picture import Drawing, Picture

__all__ = [
    "CallPage",
    "CallsIndex",
    "ContactPage",
    "Drawing",
    "HomePage",
    "NewsIndex",
    "NewsPage",
    "Picture",
    "StandardPage",
]
