"""Who works on the site: derived from mandates at every request to the editor, so that leaving ends it at once."""

from django.contrib.auth.models import Group
from django.db import transaction

from hanse.identity.public import User, Viewer, holders_at, viewer_of
from hanse.members.public import NETWORK_ID, StaffRole, charter
from hanse.site import rules
from hanse.site.enums import Crew, SiteRole

CREWS = (
    (Crew.PUBLISHERS, rules.may_publish),
    (Crew.EDITORS, rules.may_edit_all),
    (Crew.OFFICES, rules.writes_for_office),
)


def crew_of(viewer: Viewer) -> set[Crew]:
    """The crew that somebody belongs to today: the first, which may most, of those that would have her."""
    return set([crew for crew, rule in CREWS if rule.test(viewer, None)][:1])


@transaction.atomic
def settle_crew(user: User) -> set[Crew]:
    """Have a person in just the groups that she belongs to; returns them."""
    due = crew_of(viewer_of(user)) if user.is_active else set()
    for group in Group.objects.filter(name__in=Crew.values, user=user).exclude(name__in=due):
        user.groups.remove(group)
    there = set(user.groups.values_list("name", flat=True))
    if missing := due - there:
        user.groups.add(*Group.objects.filter(name__in=missing))
    return due


def settle_all() -> None:
    """The same of everybody: who was never in the editor is told of what waits for review as well."""
    roles = (StaffRole.SECRETARIAT, SiteRole.EDITOR, StaffRole.REGIONAL)
    parties = (NETWORK_ID, *(one.party_id for one in charter().offices.values()))
    holders = [mandate.user_id for mandate in holders_at(parties, roles)]
    grouped = User.objects.filter(groups__name__in=Crew.values).values_list("id", flat=True)
    for user in User.objects.filter(id__in={*holders, *grouped}):
        settle_crew(user)
