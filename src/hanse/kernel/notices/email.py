"""By e-mail, in plain text and as HTML from the same words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from hanse.kernel.models import Delivery, Notice
from hanse.kernel.notices.channels import Away, NotNow, Refused, Unsure

_LINK = re.compile(r"(https?://[^\s<>]+[^\s<>.,;:!?)])")
_FOR_EVER = 500
"""SMTP's answers from here on are final (RFC 5321, 4.2.1)."""


class ByEmail:
    def send(self, deliveries: Sequence[Delivery]) -> str:
        letter, mailer = letter_of(deliveries), mailers.default
        try:
            mailer.open()
        except (SMTPException, OSError) as error:
            raise Away(_code(error)) from error
        try:
            mailer.send_messages([letter])
        except SMTPRecipientsRefused as error:
            raise _refusal([code for code, _words in error.recipients.values()]) from error
        except SMTPDataError as error:
            raise _refusal([error.smtp_code]) from error
        except SMTPResponseException as error:
            raise Away(_code(error)) from error
        except (SMTPException, OSError) as error:
            raise Unsure(_code(error)) from error
        except ValueError as error:  # an address that no line of a letter can hold
            raise Refused(type(error).__name__) from error
        finally:
            mailer.close()
        return str(letter.extra_headers["Message-ID"])

    def find(self, delivery: Delivery) -> None:
        """A mail server keeps no list. The letter's id is the same each time, by which mailboxes know a copy."""
        del delivery


def _code(error: Exception) -> str:
    """What the server answered, without its words: they may name somebody."""
    return f"SMTP {error.smtp_code}" if isinstance(error, SMTPResponseException) else type(error).__name__


def _refusal(codes: Sequence[int]) -> NotNow | Refused:
    worst = max(codes, default=_FOR_EVER)
    kind = Refused if worst >= _FOR_EVER else NotNow
    return kind(f"SMTP {worst}")


def letter_of(deliveries: Sequence[Delivery]) -> EmailMultiAlternatives:
    """One letter of one notice or of several to the same address."""
    first, notices = deliveries[0], [one.notice for one in deliveries]
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    subject, body = _words(notices)
    headers = {"Message-ID": f"<{first.id}@{host}>", "Auto-Submitted": "auto-generated", **_leaving(notices)}
    letter = EmailMultiAlternatives(subject, body, to=[first.address], headers=headers)
    letter.attach_alternative(_page(notices, subject), "text/html")
    return letter


def _leaving(notices: Sequence[Notice]) -> Mapping[str, str]:
    """What mail programs make their own button of (RFC 8058), where the whole letter can be ended at one address."""
    found = {one.leave for one in notices}
    if len(found) != 1 or "" in found:
        return {}
    return {"List-Unsubscribe": f"<{found.pop()}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _words(notices: Sequence[Notice]) -> tuple[str, str]:
    if len(notices) == 1:
        return notices[0].subject, notices[0].body
    with translation.override(notices[0].language):
        subject = ngettext("%(number)s message for you", "%(number)s messages for you", len(notices))
    parts = (f"{one.subject}\n\n{one.body.strip()}\n" for one in notices)
    return subject % {"number": len(notices)}, f"\n{'—' * 20}\n\n".join(parts)


def _page(notices: Sequence[Notice], subject: str) -> str:
    language = notices[0].language
    with translation.override(language):
        context = {
            "subject": subject,
            "site": settings.SITE_NAME,
            "letters": [(one.subject if len(notices) > 1 else "", list(paragraphs(one.body))) for one in notices],
        }
        return render_to_string("notices/letter.html", context)


type Piece = tuple[str, str]
"""Words, and where they lead; empty: nowhere."""


def paragraphs(body: str) -> Iterator[list[list[Piece]]]:
    """The paragraphs of plain text, each as its lines, and these as words and links."""
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        yield [list(_pieces(line)) for line in paragraph.splitlines()]


def _pieces(line: str) -> Iterator[Piece]:
    for number, words in enumerate(_LINK.split(line)):
        if words:
            yield words, words if number % 2 else ""
