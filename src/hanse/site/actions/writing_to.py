"""A visitor's message to the network, as a letter to its address."""

from django.conf import settings
from django.db import transaction

from hanse.kernel import notices
from hanse.kernel.notices import Recipient


@transaction.atomic
def write_to_network(*, name: str, email: str, message: str) -> None:
    """Kept as long as any letter is."""
    to = Recipient(settings.SITE_CONTACT, settings.LANGUAGE_CODE, settings.SITE_NAME)
    notices.send("site/message", to=to, context={"name": name, "email": email, "message": message})
