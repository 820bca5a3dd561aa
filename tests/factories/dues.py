from datetime import date
from decimal import Decimal

import factory

from hanse.members.enums import EntryKind
from hanse.members.models import DuesEntry, Invoice
from tests.factories.identity import OrganisationFactory


class InvoiceFactory(factory.django.DjangoModelFactory[Invoice]):
    class Meta:
        model = Invoice

    party = factory.SubFactory(OrganisationFactory)
    year = 2026
    count = factory.Sequence(lambda n: n + 1)
    kind = "full"
    rule = "Cities under 500,000 people"
    amount = Decimal(1000)
    currency = "USD"
    name = factory.LazyAttribute(lambda one: one.party.name)
    language = "en"
    issued_on = date(2026, 1, 15)
    due_on = date(2026, 3, 16)
    arrears_on = date(2026, 6, 15)


class DuesEntryFactory(factory.django.DjangoModelFactory[DuesEntry]):
    class Meta:
        model = DuesEntry

    invoice = factory.SubFactory(InvoiceFactory)
    kind = EntryKind.RECORDED
    amount = Decimal(1000)
    on = date(2026, 2, 1)
