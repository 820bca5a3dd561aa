"""Applications, cases, their events and followers, bookings, documents, records, payments, webhooks: for Django."""

from hanse.frame.models.application import Application
from hanse.frame.models.booking import Booking, ClosedDay, Waiting
from hanse.frame.models.case import AskedOpinion, Case
from hanse.frame.models.document import IssuedDocument
from hanse.frame.models.event import Anchor, CaseEvent, EventValues
from hanse.frame.models.follower import Follower
from hanse.frame.models.offer import Offer
from hanse.frame.models.payment import Payment, PaymentEntry, Refund
from hanse.frame.models.pretended import PretendedPayment
from hanse.frame.models.published import PublishedProcedure
from hanse.frame.models.record import Record
from hanse.frame.models.sending import Sending, Upload
from hanse.frame.models.webhook import HookDelivery, HookState, Webhook

__all__ = [
    "Anchor",
    "Application",
    "AskedOpinion",
    "Booking",
    "Case",
    "CaseEvent",
    "ClosedDay",
    "EventValues",
    "Follower",
    "HookDelivery",
    "HookState",
    "IssuedDocument",
    "Offer",
    "Payment",
    "PaymentEntry",
    "PretendedPayment",
    "PublishedProcedure",
    "Record",
    "Refund",
    "Sending",
    "Upload",
    "Waiting",
    "Webhook",
]
