"""The door of the frame, beside the pure `frame.spec`."""

from hanse.frame import rules
from hanse.frame.actions import KEPT_FOR as APPLICATIONS_KEPT_FOR
from hanse.frame.actions import appoint_designer, appoint_officer, ensure_authority
from hanse.frame.actions.paying.at_the_desk import settle_by_hand
from hanse.frame.actions.paying.beginning import begin_payment
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.catalogue import declare, declared, outcome
from hanse.frame.catalogue import offers_any as any_offered
from hanse.frame.enums import UNDER_WAY, PaymentState, Source
from hanse.frame.errors import NothingDue, ProviderDown, ProviderRefused
from hanse.frame.letters.issuing import withdraw_certificates
from hanse.frame.models import Case, Payment, Refund
from hanse.frame.payments.leading import leads_to_provider
from hanse.frame.payments.payable import Payable, PayableKind, declare_payable
from hanse.frame.payments.providers import chosen as payment_provider
from hanse.frame.queries import changed_versions, events_of, procedure_of
from hanse.frame.queries.offering import offered, offered_services
from hanse.frame.queries.payments import payment_of, payments_of
from hanse.frame.staffing import staff

__all__ = [
    "APPLICATIONS_KEPT_FOR",
    "UNDER_WAY",
    "Case",
    "NothingDue",
    "Payable",
    "PayableKind",
    "Payment",
    "PaymentState",
    "ProviderDown",
    "ProviderRefused",
    "Refund",
    "Source",
    "any_offered",
    "appoint_designer",
    "appoint_officer",
    "ask_provider",
    "begin_payment",
    "changed_versions",
    "declare",
    "declare_payable",
    "declared",
    "ensure_authority",
    "events_of",
    "leads_to_provider",
    "offered",
    "offered_services",
    "outcome",
    "payment_of",
    "payment_provider",
    "payments_of",
    "procedure_of",
    "rules",
    "settle_by_hand",
    "staff",
    "withdraw_certificates",
]
