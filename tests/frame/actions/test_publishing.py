"""A case keeps the version under which it began, also when the code has long declared another."""

import pytest

from hanse.frame import catalogue
from hanse.frame.actions import take_step
from hanse.frame.errors import NoSuchService
from hanse.frame.models import PublishedProcedure
from hanse.frame.queries import procedure_of
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from tests.frame.samples import permit, t
from tests.frame.workflow.test_moving import a_case, officer

pytestmark = pytest.mark.django_db


def test_a_case_begun_under_version_1_is_finished_after_version_3(service: Procedure) -> None:
    case = a_case(service)
    catalogue.withdraw("permit")
    for version in ("2.0.0", "3.0.0"):
        catalogue.declare(permit(version=version, title=t("Permit to build")))

    assert procedure_of(case) == service
    take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=officer(), language="en")

    case.refresh_from_db()
    assert (case.version, case.state) == ("1.0.0", "completing")


def test_a_version_is_kept_once(service: Procedure) -> None:
    a_case(service)
    a_case(service)

    assert PublishedProcedure.objects.count() == 1


def test_a_version_that_nobody_has_is_said_to_be_missing(service: Procedure) -> None:
    case = a_case(service)
    case.version = "9.0.0"

    with pytest.raises(NoSuchService):
        procedure_of(case)
