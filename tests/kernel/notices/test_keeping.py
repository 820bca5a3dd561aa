from datetime import timedelta
from uuid import uuid4

import pytest

from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.kernel.notices import KEPT_FOR, WORDS_KEPT_FOR, Recipient
from hanse.kernel.tasks import purge_notices
from tests.kernel.notices.written import written

pytestmark = pytest.mark.django_db


def aged(notice, age: timedelta):
    Notice.objects.filter(id=notice.id).update(created_at=now() - age)
    return notice


def test_letters_are_kept_for_a_year_and_then_deleted():
    aged(written(), KEPT_FOR + timedelta(hours=1))
    new = written()

    purge_notices(0)

    assert Notice.objects.get().id == new.id


def test_the_words_of_a_letter_that_nobody_can_read_on_the_site_go_sooner():
    old = WORDS_KEPT_FOR + timedelta(hours=1)
    gone = aged(written(), old)
    kept = [
        written(),
        aged(written(case=uuid4()), old),
        aged(written(to=Recipient("kim@example.org", person_id=uuid4())), old),
    ]

    notices.purge()

    assert not Notice.objects.get(id=gone.id).body
    assert all(Notice.objects.get(id=one.id).body for one in kept)
    assert not notices.send_again(gone)


def test_what_is_on_its_way_is_not_forgotten():
    case = uuid4()
    sent, waiting = written(case=case), written(case=case, to=Recipient("lee@example.org"))
    notices.send_delivery(sent.deliveries.get().id)

    assert notices.forget([case]) == 1
    assert Notice.objects.get().id == waiting.id
