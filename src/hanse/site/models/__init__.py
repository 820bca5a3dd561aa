"""Pages, pictures and who is told of news; Django looks for them here."""

from hanse.site.models.document import PageDocument
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
from hanse.site.models.subscriber import Subscriber

__all__ = [
    "CallPage",
    "CallsIndex",
    "ContactPage",
    "Drawing",
    "HomePage",
    "NewsIndex",
    "NewsPage",
    "PageDocument",
    "Picture",
    "StandardPage",
    "Subscriber",
]
