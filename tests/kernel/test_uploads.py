"""Forms with files: what is far too large is refused before it is read."""

from io import BytesIO

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from hanse.kernel.uploads import MOST_BYTES


class Unread(BytesIO):
    """A body of which nothing may be asked for."""

    def read(self, *_size):
        raise AssertionError("the body was read")


def announced(size: int):
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.txt", b"words")})
    request.META["CONTENT_LENGTH"] = str(size)
    return request


def test_a_form_that_says_it_is_too_large_is_not_read():
    request = announced(MOST_BYTES + 1)
    request._stream = Unread()

    with pytest.raises(RequestDataTooBig):
        assert request.FILES


def test_a_form_within_the_limit_comes_with_its_file():
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.txt", b"words")})

    assert request.FILES["file"].read() == b"words"


@pytest.mark.django_db
def test_the_answer_is_the_page_that_says_so(client):
    page = client.post(
        "/en/account/login/", {"file": SimpleUploadedFile("a.txt", b"words")}, CONTENT_LENGTH=MOST_BYTES + 1
    )

    assert page.status_code == 413
    assert "larger than the site takes" in page.content.decode()
