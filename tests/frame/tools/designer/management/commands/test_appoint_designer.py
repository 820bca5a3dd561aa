import pytest
from django.core.management import CommandError, call_command

from hanse.frame.rules import may_design
from hanse.identity.public import User, viewer_of
from hanse.kernel.models import Notice

pytestmark = pytest.mark.django_db


def test_a_person_is_invited_to_design():
    call_command("appoint_designer", "ann@city.example", name="Ann", language="fr")

    ann = User.objects.get(email="ann@city.example")
    assert may_design.test(viewer_of(ann), None)
    assert Notice.objects.get(address="ann@city.example").language == "fr"


def test_a_wrong_address_is_refused():
    with pytest.raises(CommandError, match="is no e-mail address"):
        call_command("appoint_designer", "ann")
    assert not User.objects.exists()
