"""The ground on which pages stand: languages, the root, and what editors may do there."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from hanse.site.enums import Crew
from hanse.site.models import HomePage, NewsIndex

# A regional office adds to the lists of news alone: see `entitle_offices`, and `NewsPermissions` on what it may change.
PAGES: dict[Crew, tuple[str, ...]] = {
    Crew.OFFICES: (),
    Crew.EDITORS: ("add_page", "change_page"),
    Crew.PUBLISHERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
}
ELSEWHERE: dict[Crew, tuple[str, ...]] = {
    Crew.OFFICES: ("access_admin",),
    Crew.EDITORS: ("access_admin", "submit_translation"),
    Crew.PUBLISHERS: ("access_admin", "submit_translation", "add_redirect", "change_redirect", "delete_redirect"),
}
# Their own they change and delete as well.
ADDING = ("add_image", "choose_image", "add_document", "choose_document")
FILES: dict[Crew, tuple[str, ...]] = {
    Crew.OFFICES: ADDING,
    Crew.EDITORS: ADDING,
    Crew.PUBLISHERS: (*ADDING, "change_image", "delete_image", "change_document", "delete_document"),
}


@transaction.atomic
def lay_ground() -> Page:
    """Everything that pages need, made where it is not there yet; returns the root of the tree."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    own = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=own)
    for crew in Crew:
        _entitle(crew, root)
    _review(root)
    return root


def _entitle(crew: Crew, root: Page) -> None:
    """What a group may is the code's: it is the same after every start, whichever version made the group."""
    group, _made = Group.objects.get_or_create(name=crew)
    kind, _made = ContentType.objects.get_or_create(app_label="wagtail_localize", model="translation")
    Permission.objects.get_or_create(
        content_type=kind, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    group.permissions.set(Permission.objects.filter(codename__in=ELSEWHERE[crew]))
    of_pages = Permission.objects.filter(codename__in=PAGES[crew], content_type__app_label="wagtailcore")
    for permission in of_pages.exclude(grouppagepermission__group=group):
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    root_of_files, of_files = Collection.get_first_root_node(), Permission.objects.filter(codename__in=FILES[crew])
    for permission in of_files.exclude(groupcollectionpermission__group=group):
        GroupCollectionPermission.objects.create(group=group, collection=root_of_files, permission=permission)
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__codename__in=FILES[crew]).delete()


def entitle_offices() -> None:
    """Let regional offices add to each list of news that there is."""
    group = Group.objects.get(name=Crew.OFFICES)
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    for index in NewsIndex.objects.exclude(group_permissions__group=group):
        GroupPagePermission.objects.get_or_create(group=group, page=index.page_ptr, permission=add)


def _review(root: Page) -> None:
    """What an editor submits is looked at by a publisher; Wagtail's own example of that is put aside."""
    if WorkflowTask.objects.filter(task__groupapprovaltask__groups__name=Crew.PUBLISHERS).exists():
        return
    task = GroupApprovalTask.objects.create(name="Review")
    task.groups.add(Group.objects.get(name=Crew.PUBLISHERS))
    workflow = Workflow.objects.create(name="Review")
    # Not by `workflow.workflow_tasks`, which keeps it in memory until the workflow is saved again.
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})


def open_site(home: HomePage) -> None:
    """Let the tree below this home page be the site's; Wagtail's page of welcome goes."""
    address = urlsplit(settings.SITE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": settings.SITE_NAME,
        },
    )
    for page in Page.objects.filter(depth=2, content_type__model="page"):
        page.delete()
