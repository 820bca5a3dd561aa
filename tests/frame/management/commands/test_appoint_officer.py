import pytest
from django.core.management import CommandError, call_command

from hanse.frame.rules import offices_of
from hanse.identity.public import User, viewer_of
from hanse.kernel.models import Notice

pytestmark = pytest.mark.django_db


def test_a_person_is_invited_into_an_office(service):
    call_command("appoint_officer", "ann@city.example", "building", name="Ann", language="fr")

    ann = User.objects.get(email="ann@city.example")
    assert offices_of(viewer_of(ann)) == {"building"}
    assert Notice.objects.get(address="ann@city.example").language == "fr"


@pytest.mark.parametrize(("email", "office", "words"), [
    ("ann", "building", "is no e-mail address"),
    ("ann@city.example", "bulding", "There are: building, fire"),
])  # fmt: skip
def test_a_wrong_word_is_refused_and_nobody_is_appointed(service, email, office, words):
    with pytest.raises(CommandError, match=words):
        call_command("appoint_officer", email, office)
    assert not User.objects.exists()
