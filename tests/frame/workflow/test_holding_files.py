"""Files of applications: taken back they go at once, given up they go by night, and what a case refers to stays."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hanse.frame.models import Application, Case, IssuedDocument
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import clock, sweeping
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.kernel.models import StoredFile
from tests.frame.views.test_applying import begin

pytestmark = pytest.mark.django_db

HELD = re.compile(r'name="answer" value="([^"]+)"')


def upload(client: Client, place: str, name: str, **more):
    file = SimpleUploadedFile(name, b"%PDF-1.4 x")
    return client.post(f"{place}answers/questions/drawing/", {"do": "save", "answer-upload": [file], **more})


def names() -> set[str]:
    return set(StoredFile.objects.values_list("name", flat=True))


def test_a_file_that_is_taken_back_is_gone_and_an_old_page_brings_it_not_back(client: Client, service: Procedure):
    place = begin(client)
    upload(client, place, "first.pdf")
    [held] = HELD.findall(client.get(f"{place}answers/questions/drawing/").content.decode())

    upload(client, place, "second.pdf")  # the page without the first one
    assert names() == {"second.pdf"}

    client.post(f"{place}answers/questions/drawing/", {"do": "save", "answer": [held]})
    assert "first.pdf" not in str(Application.objects.get().answers)
    assert names() == {"second.pdf"}


def test_what_is_referred_to_stays_the_night_and_what_was_given_up_goes(client: Client, service: Procedure):
    past = clock.now() - timedelta(days=10)
    with clock.set_to(past):
        handed_in = begin(client)
        upload(client, handed_in, "handed in.pdf")
        for key, value in {"owner": "yes", "area": "50", "email": "ann@example.org"}.items():
            client.post(f"{handed_in}answers/questions/{key}/", {"answer": value, "do": "save"})
        assert client.post(f"{handed_in}hand-in/").status_code == 302
        upload(client, begin(client), "still open.pdf")
        upload(client, begin(client), "given up.pdf")
    given_up = next(one for one in Application.objects.all() if "given up" in str(one.answers))
    given_up.answers = {}  # as where the process ended between storing the file and keeping the answer
    given_up.save(update_fields=["answers"])

    with clock.set_to(past):
        issued = store(SimpleUploadedFile("letter.pdf", b"%PDF-1.4 x"), by=Actor.system("test"))
    case = Case.objects.get()
    IssuedDocument.objects.create(
        case=case, event_number=1, key="permit", code="c" * 12, language="en", content={}, issued_at=past, file=issued
    )

    assert sweeping.sweep_files() == 1

    assert names() == {"handed in.pdf", "still open.pdf", "letter.pdf"}
