"""Cities, organisations, their memberships and dues, circulars and saved views; Django looks for them here."""

from hanse.members.models.circular import Addressee, Circular, CircularStop
from hanse.members.models.city import City
from hanse.members.models.dues import CreditNote, DuesEntry, DuesReminder, Invoice, InvoiceAddress
from hanse.members.models.handing_over import HandOver
from hanse.members.models.intake import RollIntake
from hanse.members.models.membership import Membership, Suspension
from hanse.members.models.name import FormerName
from hanse.members.models.organisation import Organisation
from hanse.members.models.post import Candidacy, Term
from hanse.members.models.profile import DirectoryChange, Profile
from hanse.members.models.saved_view import SavedView

__all__ = [
    "Addressee",
    "Candidacy",
    "Circular",
    "CircularStop",
    "City",
    "CreditNote",
    "DirectoryChange",
    "DuesEntry",
    "DuesReminder",
    "FormerName",
    "HandOver",
    "Invoice",
    "InvoiceAddress",
    "Membership",
    "Organisation",
    "Profile",
    "RollIntake",
    "SavedView",
    "Suspension",
    "Term",
]
