"""The pages for when something went wrong."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404
from django.test import RequestFactory
from psycopg_pool import PoolTimeout

from hanse.kernel.errors import Invalid
from hanse.ui import errors
from tests.ui.page import read

PAGES = [
    (errors.bad_request, (), 400),
    (errors.bad_request, (RequestDataTooBig(),), 413),
    (errors.forbidden, (), 403),
    (errors.not_found, (), 404),
    (errors.too_many, (), 429),
    (errors.csrf_failure, ("token missing",), 403),
    (errors.server_error, (), 500),
]


@pytest.mark.parametrize(("view", "arguments", "status"), PAGES)
def test_every_page_says_what_happened_what_was_kept_and_what_next(view, arguments, status):
    response = view(RequestFactory().get("/en/"), *arguments)
    page = read(response.content.decode())
    assert response.status_code == status
    assert [heading.text for heading in page.one("main").all("h2")] == ["What was kept", "What you can do next"]
    assert all(len(block.text) > 10 for block in page.one("main").all("div", "govuk-body"))
    assert page.one("h1").text in page.one("title").text
    assert page.all(data_keeps_typed="")


@pytest.mark.parametrize("failure", [OperationalError("the connection is closed"), PoolTimeout("no connection")])
def test_a_database_that_is_away_is_said_so_and_worth_another_try(failure):
    try:
        raise failure
    except type(failure):
        response = errors.server_error(RequestFactory().get("/en/"))
    assert response.status_code == 503
    assert int(response["Retry-After"]) == errors.RETRY_AFTER_S
    assert "database does not answer" in response.content.decode()


def test_the_reference_on_the_page_stands_in_the_log(caplog):
    page = errors.server_error(RequestFactory().get("/en/")).content.decode()
    reference = caplog.records[-1].args[0]
    assert reference in page


@pytest.mark.parametrize("view", [errors.bad_request, errors.forbidden, errors.not_found])
def test_a_refusal_stands_in_its_own_words_and_other_exceptions_in_ours(view):
    said = view(RequestFactory().get("/en/"), Invalid("The case <b>2026-7</b> has ended.")).content.decode()
    assert "The case &lt;b&gt;2026-7&lt;/b&gt; has ended." in said
    other = view(RequestFactory().get("/en/"), Http404("{'tried': [['secret/']]}")).content.decode()
    assert "tried" not in other
    assert len(other) > 1000
