"""Links by letter, for who has no account: that to an application is sent, that to a case proves its address."""

from datetime import timedelta

from django.db import transaction

from hanse.frame.actions.application import KEPT_FOR
from hanse.frame.links import came_by_mail
from hanse.frame.models import Application, Case
from hanse.frame.queries import procedure_of
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.links import token_of
from hanse.kernel.notices import Recipient
from hanse.questions.public import reader_in

TEMPLATE = "frame/link"
MOST_LETTERS = 3
"""To one address in a day, whoever asks for them."""


@transaction.atomic
def send_link(application: Application, address: str, *, language: str) -> None:
    """Write to the address with the link; nothing more is sent where it got several today, and nobody is told that."""
    address = address.strip().lower()
    if notices.number_to(address, TEMPLATE, since=now() - timedelta(days=1)) >= MOST_LETTERS:
        return
    procedure, to = procedure_of(application), Recipient(address, language)
    said = {
        "service": reader_in(language, procedure.translations)(procedure.title),
        "link": to.link("frame:link", token_of(application.id, application.link_nonce)),
        "days": KEPT_FOR.days,
    }
    notices.send(TEMPLATE, to=to, context=said, about=notices.SECRET)


def note_proof(case: Case, token: str) -> None:
    """Write down that the address of a case is her own, where she opened a link of a letter that went there."""
    if case.email and case.email != case.proved_email and came_by_mail(token, case.link_nonce, case.email):
        Case.objects.filter(id=case.id, erased_at=None).update(proved_email=case.email)
