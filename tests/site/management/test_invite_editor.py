"""Somebody is invited to write on the public site, and may do nothing else."""

import io

import pytest
from django.core.management import call_command

from hanse.identity.models import User
from hanse.identity.public import viewer_of
from hanse.kernel.models import Notice
from hanse.site import rules


@pytest.mark.django_db
def test_an_editor_gets_a_letter_and_writes_without_publishing() -> None:
    said = io.StringIO()
    call_command("invite_editor", "emma@example.org", "--name", "Emma Park", stdout=said)

    emma = viewer_of(User.objects.get(email="emma@example.org", name="Emma Park"))
    assert (rules.may_edit.test(emma, None), rules.may_publish.test(emma, None)) == (True, False)
    assert Notice.objects.get().address == "emma@example.org"
    assert "emma@example.org was invited" in said.getvalue()
