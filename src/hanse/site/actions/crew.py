"""Who works on the site: derived from mandates at every request to the editor, so that leaving ends it at once."""

from django.contrib.auth.models import Group
from django.db import transaction

from hanse.identity.public import User, Viewer, viewer_of
from hanse.site import rules
from hanse.site.enums import Crew


def crew_of(viewer: Viewer) -> set[Crew]:
    """The crews that somebody belongs to today."""
    publishes, edits = rules.may_publish.test(viewer, None), rules.may_edit.test(viewer, None)
    return {
        crew for crew, belongs in ((Crew.PUBLISHERS, publishes), (Crew.EDITORS, edits and not publishes)) if belongs
    }


@transaction.atomic
def settle_crew(user: User) -> set[Crew]:
    """Have a person in just the groups that she belongs to; returns them."""
    due = crew_of(viewer_of(user))
    for group in Group.objects.filter(name__in=Crew.values, user=user).exclude(name__in=due):
        user.groups.remove(group)
    there = set(user.groups.values_list("name", flat=True))
    if missing := due - there:
        user.groups.add(*Group.objects.filter(name__in=missing))
    return due
