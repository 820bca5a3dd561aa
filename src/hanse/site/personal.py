"""What the public site's editing holds on a person, in Wagtail's own tables and in ours."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hanse.identity.public import Holding, User
from hanse.site.actions.subscribing import unsubscribe
from hanse.site.models import Subscriber

_HISTORY = _("It is a part of the public site's history, and stays there without your name.")
_PAGES = _("Pages of the public site that are yours, or locked by you")
_CHANGES = _("What you changed on the public site")
_UPLOADS = _("Pictures and files that you put on the public site")
_STEPS = _("Steps of approval that you asked for, or took")
_WORDS = _("Comments that you wrote on pages, or settled")
_TRANSLATIONS = _("Translations of pages that you wrote")
_OWN = _("How you set up the editing of pages, and where you are in it")

# Table, columns that name her, columns that are hers to have, what it is.
KEPT = (
    ("wagtailcore.Page", ("owner", "locked_by"), ("title", "first_published_at", "locked_at"), _PAGES),
    ("wagtailcore.Revision", ("user",), ("object_str", "created_at"), _CHANGES),
    ("wagtailcore.PageLogEntry", ("user",), ("label", "action", "timestamp"), _CHANGES),
    ("wagtailcore.ModelLogEntry", ("user",), ("label", "action", "timestamp"), _CHANGES),
    ("wagtailcore.WorkflowState", ("requested_by",), ("status", "created_at"), _STEPS),
    ("wagtailcore.TaskState", ("finished_by",), ("status", "comment", "finished_at"), _STEPS),
    ("wagtailcore.UploadedFile", ("uploaded_by_user",), ("file",), _UPLOADS),
    ("wagtailimages.Image", ("uploaded_by_user",), ("title", "created_at"), _UPLOADS),
    ("wagtaildocs.Document", ("uploaded_by_user",), ("title", "created_at"), _UPLOADS),
    ("site.PageDocument", ("uploaded_by_user",), ("title", "created_at"), _UPLOADS),
    ("site.Picture", ("uploaded_by_user",), ("title", "created_at"), _UPLOADS),
    ("wagtail_localize.StringTranslation", ("last_translated_by",), ("data", "updated_at"), _TRANSLATIONS),
    ("wagtail_localize.SegmentOverride", ("last_translated_by",), ("data_json", "updated_at"), _TRANSLATIONS),
    ("wagtailcore.Comment", ("user", "resolved_by"), ("text", "created_at", "resolved_at"), _WORDS),
    ("wagtailcore.CommentReply", ("user",), ("text", "created_at"), _WORDS),
)
GOING = (
    ("wagtailusers.UserProfile", ("preferred_language", "current_time_zone", "theme")),
    ("wagtailadmin.EditingSession", ("object_id", "last_seen_at")),
    ("wagtailadmin.FormState", ("pk",)),
    ("wagtailcore.APIToken", ("pk",)),
    ("wagtailcore.PageSubscription", ("page__title", "comment_notifications")),
)


def _subscriptions(person: User) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(email=person.email)


def _unsubscribe(person: User) -> None:
    for one in _subscriptions(person):
        unsubscribe(one)


WORDS = {
    "first_published_at": _("Published"),
    "locked_at": _("Locked"),
    "object_str": _("Page"),
    "object_id": _("Page"),
    "page_title": _("Page"),
    "pk": _("Number"),
    "data": _("Text"),
    "data_json": _("Text"),
    "preferred_language": _("Language"),
    "current_time_zone": _("Time zone"),
    "theme": _("Colours"),
    "comment_notifications": _("Messages"),
    "rhythm": _("How often?"),
    "confirmed_at": _("Confirmed"),
}
HOLDINGS = (
    Holding(
        model="site.Subscriber",
        what=_("That you are told of what is new on the site"),
        of=_subscriptions,
        fields=("rhythm", "language", "created_at", "confirmed_at"),
        forget=_unsubscribe,
    ),
    *(Holding(model=model, by=by, fields=fields, what=what, stays=_HISTORY) for model, by, fields, what in KEPT),
    *(Holding(model=model, by=("user",), fields=fields, what=_OWN) for model, fields in GOING),
)
