"""Making invoices and taking them back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hanse.kernel import audit
from hanse.kernel.clock import set_to
from hanse.kernel.errors import Conflict, Invalid
from hanse.kernel.models import DomainEvent
from hanse.members.actions.dues import cancel_invoice, dues_of_the_network, issue_dues
from hanse.members.charter.current import charter
from hanse.members.errors import DuesChanged, NoDues
from hanse.members.models import City, Invoice
from hanse.members.queries.dues_plan import digest_of, plan_of
from tests.members.dues import BY, JANUARY, a_city, coordinator_of, issued

pytestmark = pytest.mark.django_db


def test_a_year_s_invoices_are_made_with_numbers_without_a_gap_and_the_terms_of_the_day() -> None:
    with set_to(JANUARY):
        coordinator_of(a_city("Bern"), language="fr")
        a_city("Arles", population=600_000, languages=["xx", "ar"])
        first = issued()
        a_city("Cork")
        second = issued()

    assert [(one.name, one.number, one.amount, one.language) for one in [*first, *second]] == [
        ("Arles", "2026-0001", Decimal(1500), "ar"),
        ("Bern", "2026-0002", Decimal(1000), "fr"),
        ("Cork", "2026-0003", Decimal(1000), "en"),
    ]
    assert first[1].rule == "Villes de moins de 500 000 habitants"
    assert (first[0].due_on, first[0].arrears_on) == (date(2026, 3, 16), date(2026, 6, 15))
    assert audit.entries_on(first[0])[0].detail == {"number": "2026-0001", "amount": "1500.00"}
    assert DomainEvent.objects.filter(name="members.dues_changed").count() == 3


def test_only_what_was_looked_at_is_made() -> None:
    a_city()
    seen = digest_of(plan_of(2026, dues_of_the_network()))
    City.objects.update(population=2_000_000)

    with pytest.raises(DuesChanged):
        issue_dues(2026, by=BY, seen=seen)
    assert not Invoice.objects.exists()


def test_an_invoice_is_cancelled_once_with_a_reason_and_another_replaces_it() -> None:
    member = a_city()
    invoice = issued()[0]
    with pytest.raises(Invalid):
        cancel_invoice(invoice, because=" ", by=BY)
    note = cancel_invoice(invoice, because="Wrong population.", by=BY)
    assert (note.number, note.because) == ("C2026-0001", "Wrong population.")
    with pytest.raises(Conflict, match="cancelled already"):
        cancel_invoice(invoice, because="Again.", by=BY)

    seen = digest_of(plan_of(2026, dues_of_the_network(), alone=member.party_id))
    again = issue_dues(2026, by=BY, seen=seen, alone=member.party_id)[0]
    assert (again.number, again.replaces) == ("2026-0002", invoice)


def test_a_network_without_dues_makes_no_invoice(settings, tmp_path) -> None:
    words = Path(settings.NETWORK_FILE).read_text(encoding="utf-8")
    settings.NETWORK_FILE = str(tmp_path / "network.toml")
    (tmp_path / "network.toml").write_text(words[: words.index("[dues]")], encoding="utf-8")

    assert charter().dues is None
    with pytest.raises(NoDues):
        issue_dues(2026, by=BY, seen="")
