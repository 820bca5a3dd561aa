"""A deadline that is near: whoever has the case gets one letter, in her own language, that leads to her own page."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from hanse.frame.actions import pass_time_for_all
from hanse.frame.models import Case
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.terms import Term
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import Notice
from hanse.questions.spec.answer import Answer
from hanse.ui import formats
from tests.frame.samples import permit, t
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db
STATES = permit().states


def days_pass(number: int) -> None:
    for day in range(number + 1):
        with set_to(now() + timedelta(days=day)):
            pass_time_for_all()


def test_the_people_of_the_office_are_warned_once(service: Procedure, officer) -> None:
    me = officer("building")
    me.language = "fr"
    me.save()
    officer("fire")
    case = a_case(service)
    assert case.warn_on is not None

    days_pass((case.warn_on - now().date()).days + 1)

    [letter] = Notice.objects.filter(template="frame/warning")
    assert (letter.address, letter.language) == (me.email, "fr")
    assert case.number in letter.subject
    assert f"/fr/office/cases/{case.id}/" in letter.body
    assert Case.objects.get(id=case.id).warn_on is None


def test_the_applicant_is_warned_where_the_case_waits_for_her(offering) -> None:
    paying = Deadline(days=30, working=False, then="lapse", warn=5)
    service = offering(states=tuple(replace(one, deadline=paying) if one.key == "paying" else one for one in STATES))
    case = a_case(service, area=Answer.answered("area", Decimal(50)))
    assert case.state == "paying"

    days_pass(26)

    [letter] = Notice.objects.filter(template="frame/warning")
    assert letter.address == "ann@example.org"
    assert "/en/services/links/" in letter.body


def test_whoever_has_the_case_is_warned_of_a_term_by_its_own_day(offering, officer) -> None:
    officer("building")
    law = Term(key="law", title=t("The law"), deadline=Deadline(days=6, warn=1))
    case = a_case(offering(terms=(law,)))
    last = case.due
    assert last is not None

    days_pass((last - now().date()).days)

    [letter] = Notice.objects.filter(template="frame/warning")
    with translation.override(letter.language):
        assert formats.date(last) in letter.body
