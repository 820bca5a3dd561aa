"""Writing a notice: its words once, and a delivery for each way that it takes, in the caller's transaction."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from hanse.kernel import jobs
from hanse.kernel.clock import now
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import ON_ITS_WAY, Channel, DeliveryState
from hanse.kernel.notices.recipient import Recipient
from hanse.kernel.sms import providers
from hanse.kernel.sms.numbers import takes_sms
from hanse.kernel.sms.segments import for_telephones

MOST_SMS = 10
"""To one number in an hour; the e-mail, and the page, say the same."""
TOGETHER_WITHIN = timedelta(hours=1)
GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a notice is, beside its words.

    `case` is the id of what it tells of, `role` as what it is read. `must`: it goes by e-mail whatever its reader
    prefers. `urgent`: it also goes at night. `until`: after this moment it is better not sent at all. `listed`: whoever
    has an account finds it on the site too. `leave` is where she ends such messages with one click.
    """

    case: UUID | None = None
    role: str = ""
    must: bool = False
    urgent: bool = False
    until: datetime | None = None
    listed: bool = True
    leave: str = ""


PLAIN = About()
SECRET = About(must=True, urgent=True, listed=False)
"""Of a letter that opens something to whoever has it, or tells of one's own account."""


def send(template: str, *, to: Recipient, context: Mapping[str, Any], about: About = PLAIN) -> Notice:
    """Write the notice in the recipient's language and ask for its sending; part of the caller's transaction."""
    words = written(template, to=to, context=context)
    return post(template, to=to, subject=words.subject, body=words.body, about=about)


def written(template: str, *, to: Recipient, context: Mapping[str, Any]) -> Notice:
    """Its words in the recipient's language; nothing of it is kept yet."""
    with translation.override(to.language):
        text = render_to_string(f"notices/{template}.txt", {**context, "recipient": to})
    subject, _, body = text.strip().partition("\n")
    return Notice(
        template=template, address=to.address, language=to.language, subject=subject, body=GAP.sub("\n\n", body).strip()
    )


def post(template: str, *, to: Recipient, subject: str, body: str, short: str = "", about: About = PLAIN) -> Notice:
    """A message that is written already; `template` names its kind. Sent by a job like any other."""
    notice = Notice.objects.create(
        template=template[:80],
        person_id=to.person_id if about.listed else None,
        about=about.case,
        role=about.role,
        address=to.address,
        language=to.language,
        time_zone=to.time_zone,
        subject=" ".join(subject.split())[:200],
        body=body.strip() + "\n",
        short=for_telephones(short),
        urgent=about.urgent,
        leave=about.leave,
        expires_at=about.until,
    )
    for delivery in Delivery.objects.bulk_create(_deliveries(notice, to, about)):
        jobs.defer("kernel.send_delivery", delivery_id=str(delivery.id))
    return notice


def send_again(notice: Notice) -> bool:
    """The same once more by every way that it took; False where it still is on its way, or its words are gone."""
    taken = list(notice.deliveries.all())
    if not notice.body or any(one.state in ON_ITS_WAY for one in taken):
        return False
    ways = {(one.channel, one.address) for one in taken}
    again = [Delivery(notice=notice, channel=channel, address=address) for channel, address in sorted(ways)]
    for delivery in Delivery.objects.bulk_create(again):
        jobs.defer("kernel.send_delivery", delivery_id=str(delivery.id))
    return bool(again)


def _deliveries(notice: Notice, to: Recipient, about: About) -> Iterator[Delivery]:
    read_here = notice.person_id is not None
    if to.address and (to.by_email or about.must or not read_here):
        together = to.together and not about.must and not about.urgent
        due = _with_others(to.address) if together else notice.created_at
        yield Delivery(notice=notice, channel=Channel.EMAIL, address=to.address, together=together, due_at=due)
    if notice.short and to.phone and providers.provider() and _may_go(to.phone):
        yield Delivery(notice=notice, channel=Channel.SMS, address=to.phone)


def _may_go(phone: str) -> bool:
    """Whoever fills in a form may give anybody's number: it is neither one that earns by it, nor bombarded."""
    lately = Delivery.objects.filter(channel=Channel.SMS, address=phone, created_at__gte=now() - timedelta(hours=1))
    return takes_sms(phone) and lately.count() < MOST_SMS


def _with_others(address: str) -> datetime:
    """When those that wait for the same address will go together, or an hour from now."""
    waiting = Delivery.objects.filter(address=address, state=DeliveryState.WAITING, together=True)
    return waiting.values_list("due_at", flat=True).first() or now() + TOGETHER_WITHIN
