from django.http import HttpResponse
from django.test import RequestFactory

from hanse.kernel.private import kept_private


def test_a_private_page_is_kept_by_no_cache_no_search_engine_and_no_referrer():
    answer = kept_private(lambda _request: HttpResponse("hers"))(RequestFactory().get("/"))

    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "strict-origin"
