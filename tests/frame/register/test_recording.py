"""A record has versions: what the decision wrote stays readable beside what was changed later, and why."""

import pytest

from hanse.frame.actions import change_record
from hanse.frame.errors import StepRefused
from hanse.frame.models import Record
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.errors import NotAllowed
from tests.frame.cases import granted
from tests.frame.workflow.test_moving import officer

pytestmark = pytest.mark.django_db


def test_a_decision_writes_the_first_version(service: Procedure) -> None:
    case = granted(service)

    record = Record.objects.get(number=case.number)

    assert record.content == {"area": {"question": "Area", "answer": "10", "value": 10}}
    assert (record.version, record.current, record.public, record.standing) == (1, True, True, "in_force")
    assert (record.office, record.because) == ("building", "grant")


def test_each_change_writes_a_version_and_the_older_ones_stay(service: Procedure) -> None:
    case = granted(service)
    area = read_answers(service, {"area": 12})

    change_record(case, Standing.SUSPENDED, "It is looked into.", {}, by=officer(), language="en")
    change_record(case, Standing.IN_FORCE, "It was measured again.", area, by=officer(), language="en")

    versions = list(Record.objects.filter(number=case.number))
    assert [one.standing for one in versions] == ["in_force", "suspended", "in_force"]
    assert [one.content["area"]["answer"] for one in versions] == ["10", "10", "12"]
    assert [one.current for one in versions] == [False, False, True]
    assert versions[2].because == "It was measured again."
    assert versions[2].words == f"{case.number}\n12"
    assert versions[2].valid_from == versions[0].valid_from


def test_another_office_changes_nothing(service: Procedure) -> None:
    case = granted(service)

    with pytest.raises(NotAllowed):
        change_record(case, Standing.WITHDRAWN, "No.", {}, by=officer("fire"), language="en")
    with pytest.raises(StepRefused, match="already"):
        change_record(case, Standing.IN_FORCE, "No.", {}, by=officer(), language="en")

    assert Record.objects.count() == 1
