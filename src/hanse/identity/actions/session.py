from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef

from hanse.kernel.clock import now


@transaction.atomic
def purge_sessions() -> int:
    """Delete sessions that have ended, and what was written of their devices; returns how many devices."""
    Session.objects.filter(expire_date__lt=now()).delete()
    standing = Session.objects.filter(session_key=OuterRef("session_key"))
    deleted: int = UserSession.objects.filter(~Exists(standing)).delete()[0]
    return deleted
