"""Documents and records that no event made, or other ones than it made, are named."""

from collections.abc import Callable

import pytest

from hanse.frame.actions import change_record, erase_case
from hanse.frame.models import Case, IssuedDocument, Record
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.rebuilding import Difference, differences
from tests.frame.cases import granted
from tests.frame.workflow.test_moving import a_case, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(service: Procedure) -> Case:
    """Granted, and its record was changed since."""
    found = granted(service)
    change_record(found, Standing.WITHDRAWN, "Over.", {}, by=officer(), language="en")
    return found


def test_what_events_made_is_as_it_should_be_before_and_after_erasure(case: Case) -> None:
    assert list(differences()) == []

    erase_case(case, "She asked for it.", by=officer("building"), language="en")

    assert list(differences()) == []


def forged_document(case: Case) -> None:
    """As if the office had granted what it never looked at."""
    real = IssuedDocument.objects.get(case=case)
    IssuedDocument.objects.create(
        case=case, event_number=1, key=real.key, code="AAAA-BBBB-CCCC", content=real.content, issued_at=real.issued_at
    )


def changed_value(case: Case) -> None:
    row = Record.objects.get(case=case, version=1)
    row.content["area"]["value"] = 9000
    row.save()


def in_force_again(case: Case) -> None:
    Record.objects.filter(case=case, current=True).update(standing=Standing.IN_FORCE.value)


def one_version_less(case: Case) -> None:
    Record.objects.get(case=case, current=True).delete()
    Record.objects.filter(case=case).update(current=True)


@pytest.mark.parametrize(
    ("forge", "field"),
    [
        (forged_document, "documents"),
        (lambda case: IssuedDocument.objects.filter(case=case).delete(), "documents"),
        (changed_value, "records"),
        (in_force_again, "records"),
        (one_version_less, "records"),
        (lambda case: Record.objects.filter(case=case).delete(), "records"),
    ],
)
def test_what_no_event_made_is_named(case: Case, forge: Callable[[Case], object], field: str) -> None:
    forge(case)

    assert list(differences()) == [Difference(case.number, field)]


def test_a_case_of_which_nothing_was_decided_has_no_record(service: Procedure, case: Case) -> None:
    other = a_case(service)
    real = Record.objects.get(case=case, current=True)
    real.pk, real.number, real.case = None, other.number, other
    real.save(force_insert=True)

    assert list(differences()) == [Difference(other.number, "records")]
