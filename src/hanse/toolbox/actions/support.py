"""Members ask for help with a tool, the secretariat answers, and both are told by mail in their own language."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Party, User, holders_of, recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.members.public import NETWORK_ID, StaffRole
from hanse.toolbox.enums import RequestState
from hanse.toolbox.errors import RequestClosed, TooManyRequests
from hanse.toolbox.models import SupportRequest, Tool
from hanse.toolbox.queries.tools import text_of
from hanse.ui import formats

A_DAY, MOST_A_DAY = timedelta(days=1), 10
"""Requests of one member within a day; each of them writes to the whole secretariat."""
ASKED, ANSWERED = "toolbox/support_asked", "toolbox/support_answered"


@transaction.atomic
def ask_for_support(tool: Tool, *, party: Party, words: str, by: User) -> SupportRequest:
    """Ask on behalf of a member; everybody of the secretariat is told. The same words again are the same request.

    Raises TooManyRequests.
    """
    Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    again = SupportRequest.objects.filter(tool=tool, party=party, person=by, words=words, state=RequestState.OPEN)
    if found := again.first():
        return found
    _may_ask(party)
    made = SupportRequest.objects.create(tool=tool, party=party, person=by, words=words)
    audit.record("toolbox.ask_for_support", by=by.actor, on=made, party_id=party.id)
    for mandate in holders_of(NETWORK_ID, [StaffRole.SECRETARIAT]):
        to = recipient(mandate.user)
        said = {"tool": _name(tool, to.language), "member": party.name, "link": to.link("toolbox:request", made.id)}
        notices.send(ASKED, to=to, context=said)
    return made


def _may_ask(party: Party) -> None:
    lately = SupportRequest.objects.filter(party=party, created_at__gt=now() - A_DAY).order_by("-created_at")
    times = list(lately.values_list("created_at", flat=True)[:MOST_A_DAY])
    if len(times) == MOST_A_DAY:
        words = _("Your city has asked %(number)s times within a day. You can ask again from %(moment)s.")
        raise TooManyRequests(words % {"number": MOST_A_DAY, "moment": formats.moment(times[-1] + A_DAY)})


@transaction.atomic
def answer_request(request: SupportRequest, *, answer: str, by: User) -> SupportRequest:
    """Answer, or answer anew; whoever asked is told. Raises RequestClosed."""
    row = _open(request)
    row.answer, row.answered_by, row.answered_at, row.state = answer, by, now(), RequestState.ANSWERED
    row.save(update_fields=["answer", "answered_by", "answered_at", "state"])
    audit.record("toolbox.answer_request", by=by.actor, on=row, party_id=row.party_id)
    to = recipient(row.person)
    said = {"tool": _name(row.tool, to.language), "answer": answer, "link": to.link("toolbox:request", row.id)}
    notices.send(ANSWERED, to=to, context=said)
    return row


@transaction.atomic
def close_request(request: SupportRequest, *, by: Actor) -> None:
    """Nothing more is to be said. Raises RequestClosed."""
    row = _open(request)
    row.state, row.closed_at = RequestState.CLOSED, now()
    row.save(update_fields=["state", "closed_at"])
    audit.record("toolbox.close_request", by=by, on=row, party_id=row.party_id)


def _open(request: SupportRequest) -> SupportRequest:
    row = SupportRequest.objects.select_for_update(of=("self",)).select_related("person", "tool").get(id=request.id)
    if row.state == RequestState.CLOSED:
        raise RequestClosed(_("The request was closed. Whoever still needs help makes a new one."))
    return row


def _name(tool: Tool, language: str) -> str:
    return str(text_of(tool, language)[1]["name"])
