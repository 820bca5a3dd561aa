"""Notices: a message from a template, to an address and in a language, sent by a job and logged.

A template `notices/<name>.txt` holds the subject in its first line, an empty line, then the body. Jinja swallows the
line's end after a tag: a tag that ends a line is written `+%}`. Paragraphs left out leave no gap.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from hanse.kernel import jobs
from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.kernel.models.notice import NoticeState

KEPT_FOR = timedelta(days=365)
"""How long a letter is kept, with the address to which it went; the page on privacy says so."""

GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a notice goes, and in which language."""

    address: str
    language: str = "en"
    name: str = ""

    def link(self, page: str, *parts: object) -> str:
        """The whole address of a named page of the site, in the recipient's language."""
        with translation.override(self.language):
            return settings.SITE_URL.rstrip("/") + reverse(page, args=parts)


def send(template: str, *, to: Recipient, context: Mapping[str, Any]) -> Notice:
    """Write the notice in the recipient's language and ask for its sending; part of the caller's transaction."""
    with translation.override(to.language):
        text = render_to_string(f"notices/{template}.txt", {**context, "recipient": to})
    subject, _, body = text.strip().partition("\n")
    return post(template, to=to, subject=subject, body=GAP.sub("\n\n", body))


def post(template: str, *, to: Recipient, subject: str, body: str) -> Notice:
    """A letter that is written already, by a library say; `template` names its kind. Sent by a job like any other."""
    notice = Notice.objects.create(
        template=template[:80],
        address=to.address,
        language=to.language,
        subject=" ".join(subject.split())[:200],
        body=body.strip() + "\n",
    )
    jobs.defer("kernel.send_notice", notice_id=str(notice.id))
    return notice


def written_to(template: str, *, since: datetime) -> set[str]:
    """The addresses to which a notice of a template was written since a time."""
    return set(Notice.objects.filter(template=template, created_at__gte=since).values_list("address", flat=True))


def number_to(address: str, template: str, *, since: datetime) -> int:
    """How many notices of a template were written to an address since a time."""
    return Notice.objects.filter(address=address, template=template, created_at__gte=since).count()


def deliver(notice_id: UUID) -> None:
    """Send one notice and record the outcome; a failure is raised again, so that the job is retried."""
    notice = Notice.objects.get(id=notice_id)
    if notice.state == NoticeState.SENT:
        return
    notice.attempts += 1
    try:
        EmailMessage(notice.subject, notice.body, to=[notice.address]).send()
    except (SMTPException, OSError) as error:
        notice.state = NoticeState.FAILED
        notice.last_error = type(error).__name__
        notice.save(update_fields=["attempts", "state", "last_error"])
        raise
    notice.state, notice.sent_at, notice.last_error = NoticeState.SENT, now(), ""
    notice.save(update_fields=["attempts", "state", "last_error", "sent_at"])


def forget(template: str, *, since: datetime, addresses: Collection[str], naming: str) -> int:
    """Delete what is kept of letters of a kind that were sent to these addresses, or name something; how many."""
    theirs = Q(address__in=addresses) | Q(subject__contains=naming) | Q(body__contains=naming)
    sent = Notice.objects.filter(theirs, state=NoticeState.SENT, template=template[:80], created_at__gte=since)
    return sent.delete()[0]


def purge() -> int:
    """Delete the letters that are older than they are kept; returns how many."""
    deleted, _rows = Notice.objects.filter(created_at__lt=now() - KEPT_FOR).delete()
    return deleted
