"""Letters around the review of a page: to who may publish it, and back to who wrote it.

They stand in place of Wagtail's own, which know no reader's language, and are lost where no mail server answers.
"""

from django.db import transaction
from wagtail.models import Page, TaskState, WorkflowState

from hanse.identity.public import User, recipient
from hanse.kernel import notices
from hanse.site.actions.crew import settle_all
from hanse.site.queries.pages import homes


@transaction.atomic
def ask_reviewers(state: TaskState) -> None:
    """Whoever may publish it at this moment; who has joined or left meanwhile is in the groups, or is not."""
    settle_all()
    page, author = _page(state.workflow_state), state.workflow_state.requested_by
    groups = state.task.specific.groups.all()
    for person in User.objects.filter(groups__in=groups, is_active=True).exclude(pk=author and author.pk).distinct():
        to = recipient(person)
        said = {"title": page.title, "author": str(author or ""), "link": to.link("wagtailadmin_pages:edit", page.pk)}
        notices.send("site/to_review", to=to, context=said)


@transaction.atomic
def tell_published(state: WorkflowState, by: User | None) -> None:
    """Who laid it before them learns that it is public, unless she published it herself."""
    page, author = _page(state), state.requested_by
    if author and author != by:
        to, there = recipient(author), homes()
        link = to.link("wagtail_serve", there.address(page))
        notices.send("site/published", to=to, context={"title": page.title, "link": link})


@transaction.atomic
def tell_returned(state: WorkflowState, by: User | None) -> None:
    """She learns that it was given back, and why."""
    page, author = _page(state), state.requested_by
    if author and author != by:
        to = recipient(author)
        comment = state.current_task_state.specific.get_comment() if state.current_task_state else ""
        said = {"title": page.title, "comment": comment, "link": to.link("wagtailadmin_pages:edit", page.pk)}
        notices.send("site/returned", to=to, context=said)


def _page(state: WorkflowState) -> Page:
    """As its latest draft has it."""
    page: Page = state.content_object.get_latest_revision_as_object()
    return page
