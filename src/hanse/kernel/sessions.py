"""Sessions in the database, as Django keeps them; finding one, which every page does, makes no SQL anew."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from hanse.kernel.clock import now
from hanse.kernel.reads import prepared


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        """What the session holds; of one that has ended or never was, nothing, and its key is given up."""
        found = _standing(self.session_key, now()) if self.session_key else []
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])


@prepared
def _standing(key: str, at: datetime) -> QuerySet[Session, tuple[str]]:
    return Session.objects.filter(session_key=key, expire_date__gt=at).values_list("session_data")
