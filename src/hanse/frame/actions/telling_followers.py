"""Telling followers that a public case has moved on: by a job, once for each state in which it comes to rest.

The messages are about the follower and not about the case: neither its applicant nor its office finds them there.
"""

from uuid import UUID

from django.db import transaction
from django.utils import translation

from hanse.frame.models import Case, Follower
from hanse.frame.queries import procedure_of
from hanse.frame.queries.following import is_public
from hanse.identity.public import recipient
from hanse.kernel import notices
from hanse.kernel.models import Notice
from hanse.kernel.notices import About, Recipient, sensible_while
from hanse.questions.public import reader_in
from hanse.ui import formats

CHANGED = "frame/followed"


@transaction.atomic
def tell_followers(case_id: str) -> int:
    """Tell each who does not know yet how the case stands, where that is public or its end; returns how many."""
    row = Case.objects.get(id=UUID(case_id))
    shown = is_public(row)
    if row.erased_at or not (shown or row.ended_at):
        return 0
    waiting = Follower.objects.filter(case=row, confirmed_at__isnull=False).exclude(told=row.state)
    followers = list(waiting.select_for_update(of=("self",)).select_related("person"))
    for one in followers:
        _tell(row, one, shown=shown)
    Follower.objects.filter(id__in=[one.id for one in followers]).update(told=row.state)
    return len(followers)


def _tell(row: Case, follower: Follower, *, shown: bool) -> None:
    to = recipient(follower.person) if follower.person else Recipient(follower.email, follower.language)
    procedure, leave = procedure_of(row), to.link("frame:unfollow", follower.token)
    reader = reader_in(to.language, procedure.translations)
    with translation.override(to.language):
        since = formats.date(row.since)
    said = {
        "number": row.number,
        "service": reader(procedure.title),
        "state": reader(procedure.state(row.state).title) if shown else "",
        "since": since,
        "ended": row.ended_at is not None,
        "link": to.link("frame:published_case", row.service, row.number),
        "leave": leave,
    }
    notices.send(CHANGED, to=to, context=said, about=About(case=follower.id, leave=leave))


@sensible_while(CHANGED)
def _still_follows(notice: Notice) -> bool:
    return notice.about is not None and Follower.objects.filter(id=notice.about).exists()
