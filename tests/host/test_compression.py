import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from hanse.host.compression import CompressionMiddleware, compressed

PART = b"<p>" + b"what never changes " * 200 + b"</p>"


@pytest.mark.parametrize(
    ("before", "part", "after"),
    [(b"<h1>", PART, b"</h1>"), (b"", PART, b""), (b"a" * 70_000, b"", b"\xc3\xa9" * 40_000), (b"", b"", b"")],
)
def test_what_was_compressed_in_pieces_is_read_as_one(before, part, after):
    assert gzip.decompress(compressed(before, part, after)) == before + part + after


def test_the_length_is_blurred():
    assert len({len(compressed(b"a", PART, b"b")) for _ in range(40)}) > 10


def answer(content: bytes, drawn: str = "", accepts: str = "gzip, br"):
    def view(_request):
        response = HttpResponse(content)
        response.drawn = drawn
        return response

    return CompressionMiddleware(view)(RequestFactory().get("/", headers={"accept-encoding": accepts}))


@pytest.mark.parametrize("drawn", ["", PART.decode(), "not in it"])
def test_a_page_comes_compressed_with_a_drawn_part_or_without(drawn):
    response = answer(b"before" + PART + b"after", drawn)

    assert gzip.decompress(response.content) == b"before" + PART + b"after"
    assert response["Content-Encoding"] == "gzip"
    assert int(response["Content-Length"]) == len(response.content) < len(PART) / 2
    assert "Accept-Encoding" in response["Vary"]


def test_who_cannot_read_it_gets_the_page_as_it_is():
    response = answer(b"before" + PART, PART.decode(), accepts="identity")

    assert response.content == b"before" + PART
    assert not response.has_header("Content-Encoding")
    assert "Accept-Encoding" in response["Vary"]
