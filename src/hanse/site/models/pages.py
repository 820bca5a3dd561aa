"""The kinds of page: few and general; what differs between two pages is their parts."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page, PagePermissionTester
from wagtail_localize.fields import SynchronizedField

from hanse.identity.public import User, viewer_of
from hanse.kernel.clock import today
from hanse.members.public import offices_of
from hanse.site.models.content import Content


class HomePage(Content):
    template = "site/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    max_count_per_parent = None

    class Meta:
        verbose_name = _("Home page")


class StandardPage(Content):
    template = "site/standard.html"
    parent_page_types: ClassVar = ["site.HomePage", "site.StandardPage"]

    class Meta:
        verbose_name = _("Page")


class NewsIndex(Content):
    template = "site/news_index.html"
    parent_page_types: ClassVar = ["site.HomePage"]
    subpage_types: ClassVar = ["site.NewsPage"]

    class Meta:
        verbose_name = _("List of news")


class NewsPermissions(PagePermissionTester):
    """What somebody may do with a news item. Who may only add, as regional offices may, changes her offices' alone."""

    def __init__(self, user: User, page: "NewsPage") -> None:
        super().__init__(user, page)
        may: set[str] = getattr(self, "permissions", set())
        if "add" in may and "change" not in may:
            hers = {one.key for one in offices_of(viewer_of(user))}
            self.permissions = {"add", "change"} if page.office in hers else set()


class NewsPage(Content):
    """`office` is the key of the regional office whose news it is; empty: the network's."""

    office = models.CharField(_("Whose news it is"), max_length=40, blank=True)
    day = models.DateField(_("Day"), default=today, help_text=_("It stands over the item, and sorts the list."))

    template = "site/news.html"
    parent_page_types: ClassVar = ["site.NewsIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("day"),
        FieldPanel("office"),
        *Content.content_panels[1:],
    ]
    override_translatable_fields: ClassVar = [*Content.override_translatable_fields, SynchronizedField("office")]

    class Meta:
        verbose_name = _("News item")

    def permissions_for_user(self, user: User) -> NewsPermissions:
        return NewsPermissions(user, self)


class CallsIndex(Content):
    template = "site/calls_index.html"
    parent_page_types: ClassVar = ["site.HomePage"]
    subpage_types: ClassVar = ["site.CallPage"]

    class Meta:
        verbose_name = _("List of calls")


class CallPage(Content):
    """Something that cities can take part in until a day; a call that is closed stays in the archive."""

    opens_on = models.DateField(_("Opens on"), default=today)
    closes_on = models.DateField(_("Last day"))

    template = "site/call.html"
    parent_page_types: ClassVar = ["site.CallsIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("opens_on"), FieldPanel("closes_on")], heading=_("When")),
        *Content.content_panels[1:],
    ]

    class Meta:
        verbose_name = _("Call")
        constraints = [
            models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="call_dates"),
        ]


class ContactPage(Content):
    """How to reach the secretariat, with a form that writes to it."""

    template = "site/contact.html"
    parent_page_types: ClassVar = ["site.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Contact page")
