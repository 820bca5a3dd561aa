"""What happened is appended and follows from itself: the rows can be made anew, and nothing can be changed unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import ProtectedError
from django.forms import model_to_dict

from hanse.frame.actions import begin_application, claim_case, keep_answer, note_on_case, submit_application, take_step
from hanse.frame.errors import StepRefused
from hanse.frame.models import Case, CaseEvent, EventValues
from hanse.frame.queries import chain_of, events_of
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.chain import broken_links
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.projecting import fill
from hanse.kernel.ids import new_id
from hanse.questions.spec.answer import Answer

ANSWERS = {"owner": "yes", "area": 10, "email": "ann@example.org"}


def a_case(service: Procedure, **more: Answer) -> Case:
    application = begin_application(service.key, language="en")
    for key, answer in {**read_answers(service, ANSWERS), **more}.items():
        keep_answer(application, key, answer)
    return submit_application(application, language="en").row


def officer(*offices: str) -> Doer:
    return Doer(id=new_id(), offices=frozenset(offices or ["building"]))


@pytest.mark.django_db
def test_the_row_is_what_its_events_say(service: Procedure) -> None:
    case, me = a_case(service), officer()
    claim_case(case, by=me, language="en")
    take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=me, language="en")
    stored = Case.objects.get(id=case.id)
    anew = Case.objects.get(id=case.id)
    for field in ("state", "office", "words", "email"):
        setattr(anew, field, "")
    anew.answers, anew.due, anew.holder_id, anew.fee, anew.since = (
        {},
        None,
        None,
        None,
        datetime(2020, 1, 1, tzinfo=UTC),
    )

    standing = replay(service, events_of(case.id))
    assert standing is not None
    fill(anew, service, standing)

    assert model_to_dict(anew) == model_to_dict(stored)


@pytest.mark.django_db
def test_events_cannot_be_changed_or_removed(service: Procedure) -> None:
    case = a_case(service)

    for change in (
        lambda: CaseEvent.objects.filter(case=case).update(role="other"),
        lambda: CaseEvent.objects.filter(case=case, number=1).delete(),
        lambda: EventValues.objects.filter(event__case=case).update(values={}),
    ):
        with pytest.raises((ProgrammingError, ProtectedError)), transaction.atomic():
            change()


@pytest.mark.django_db
def test_values_are_erased_and_the_chain_holds(service: Procedure) -> None:
    case = a_case(service)
    EventValues.objects.filter(event__case=case).delete()

    assert list(broken_links(chain_of(case.id))) == []
    assert all(not event.values for event in events_of(case.id))


@pytest.mark.django_db
def test_a_change_behind_the_guards_is_found(service: Procedure) -> None:
    case = a_case(service)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE frame_caseevent SET facts = '{}' WHERE case_id = %s AND number = 1", [case.id])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    assert [number for number, _words in broken_links(chain_of(case.id))] == [1]


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing(service: Procedure) -> None:
    case = a_case(service)
    before = CaseEvent.objects.count()

    with pytest.raises(StepRefused, match="Wait for the opinions of: Fire service"):
        take_step(case, "refuse", read_answers(service, {"grounds": "No."}), by=officer(), language="en")

    assert CaseEvent.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_move_it_once(service: Procedure) -> None:
    case = a_case(service)
    answers = read_answers(service, {"missing": "A plan"})

    def ask(_number: int) -> bool:
        try:
            take_step(case, "ask", answers, by=officer(), language="en")
        except StepRefused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(ask, range(4)))

    assert outcomes.count(True) == 1
    assert [event.kind for event in events_of(case.id)].count("moved") == 2  # paid by itself, and asked
    assert list(broken_links(chain_of(case.id))) == []


@pytest.mark.django_db
def test_a_note_is_for_the_office_of_the_case(service: Procedure) -> None:
    case = a_case(service)
    moved = note_on_case(case, "Called them.", by=officer(), language="en")

    assert moved.events[-1].values == {"note": "Called them."}
