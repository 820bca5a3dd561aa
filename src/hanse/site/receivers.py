"""What happens when an editor publishes, takes back or deletes a page."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from hanse.identity.public import User
from hanse.site.actions.ground import entitle_offices
from hanse.site.actions.indexing import forget_page, index_page
from hanse.site.actions.reviewing import ask_reviewers, tell_published, tell_returned
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


# Wagtail connects letters of its own under these names, later, and what is connected already under a name stays.
_REVIEW = {"sender": TaskState, "dispatch_uid": "group_approval_task_submitted_email_notification"}
_SUBMITTED = {"sender": WorkflowState, "dispatch_uid": "workflow_state_submitted_email_notification"}
_APPROVED = {"sender": WorkflowState, "dispatch_uid": "workflow_state_approved_email_notification"}
_REJECTED = {"sender": WorkflowState, "dispatch_uid": "workflow_state_rejected_email_notification"}


@receiver(task_submitted, **_REVIEW)
def on_task_submitted(instance: TaskState, **_named: Any) -> None:
    ask_reviewers(instance)


@receiver(workflow_submitted, **_SUBMITTED)
def on_workflow_submitted(**_named: Any) -> None:
    """Those who review it are written to; nobody else, as those who run the site."""


@receiver(workflow_approved, **_APPROVED)
def on_workflow_approved(instance: WorkflowState, user: User | None = None, **_named: Any) -> None:
    tell_published(instance, user)


@receiver(workflow_rejected, **_REJECTED)
def on_workflow_rejected(instance: WorkflowState, user: User | None = None, **_named: Any) -> None:
    tell_returned(instance, user)


@receiver([page_unpublished, post_delete])
def take_out(sender: type[Any], instance: Any, **_named: Any) -> None:
    if issubclass(sender, Page):
        forget_page(instance)
