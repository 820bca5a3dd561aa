"""Tables of the plumbing; Django looks for them here."""

from hanse.kernel.models.audit import AuditEntry
from hanse.kernel.models.event import DomainEvent
from hanse.kernel.models.failure import JobFailure
from hanse.kernel.models.file import StoredFile
from hanse.kernel.models.notice import Delivery, Notice
from hanse.kernel.models.search_text import SearchText

__all__ = ["AuditEntry", "Delivery", "DomainEvent", "JobFailure", "Notice", "SearchText", "StoredFile"]
