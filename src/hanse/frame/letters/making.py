"""Making the file of an issued document: once, however often the job runs."""

import io
from typing import Any
from uuid import UUID

import qrcode
import qrcode.image.svg
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hanse.frame.letters.paper import TEMPLATE, paper
from hanse.frame.models import IssuedDocument
from hanse.frame.queries import procedure_of
from hanse.frame.spec.steps import Tone
from hanse.frame.webhooks.telling import tell_of_document
from hanse.kernel.actor import Actor
from hanse.kernel.files import PDF, store
from hanse.ui.paper.typesetting import typeset

THE_OFFICE = Actor.system("frame.make_document")


@transaction.atomic
def make_document(document_id: str) -> None:
    """Typeset the document and keep its file; one that is made already, or is not there any more, is left alone."""
    rows = IssuedDocument.objects.select_for_update(of=("self",)).select_related("case")
    issued = rows.filter(id=UUID(document_id)).first()
    if issued is None or issued.file_id is not None or issued.case.erased_at:
        return
    with translation.override(issued.language):
        content = typeset(TEMPLATE, letter_data(issued))
    upload = ContentFile(content, name=f"{issued.case.number}-{issued.key}.pdf")
    issued.file = store(upload, by=THE_OFFICE, kinds=(PDF,))
    issued.save(update_fields=["file"])
    tell_of_document(issued, procedure_of(issued.case))


def letter_data(issued: IssuedDocument) -> dict[str, Any]:
    """What the template shows, in the active language."""
    content, code = issued.content, issued.code if issued.content["verifiable"] else ""
    address = settings.SITE_URL.rstrip("/") + reverse("frame:verify", args=[issued.code])
    return {
        **paper(
            issued.language,
            number=issued.case.number,
            day=issued.issued_at,
            title=content["title"],
            paragraphs=content["paragraphs"],
            facts=content["facts"],
            heads=() if content["tone"] == Tone.CERTIFICATE else None,
        ),
        "code": code,
        "address": address,
        "verify": _("See at this address that the document is genuine:"),
        "qr": qr_svg(address) if code else "",
        "qr-alt": _("A code that leads to %(address)s") % {"address": address},
    }


def qr_svg(text: str) -> str:
    """The text as a QR code, as an SVG picture."""
    drawn = io.BytesIO()
    qrcode.make(text, image_factory=qrcode.image.svg.SvgPathImage, border=0).save(drawn)
    return drawn.getvalue().decode()
