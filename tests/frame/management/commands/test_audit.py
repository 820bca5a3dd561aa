from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hanse.frame.actions import anchor_days
from hanse.frame.models import Anchor, Case
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import set_to
from tests.frame.queries.test_auditing import MONDAY
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db


def said(what: str) -> str:
    out = StringIO()
    call_command("audit", what, stdout=out)
    return out.getvalue()


def test_it_says_what_it_has_looked_at_and_the_newest_anchor(service: Procedure) -> None:
    with set_to(MONDAY):
        a_case(service)
    anchor_days()

    newest = Anchor.objects.last()
    assert newest is not None
    assert said("verify").endswith(f"events; the newest anchor is {newest.day} {newest.hash}\n")
    assert said("rebuild") == ""


def test_what_is_wrong_ends_it_with_an_error(service: Procedure) -> None:
    case = a_case(service)
    Case.objects.filter(id=case.id).update(head="0")

    with pytest.raises(CommandError, match="1 thing is not as it was written"):
        said("verify")
    with pytest.raises(CommandError):
        said("rebuild")
