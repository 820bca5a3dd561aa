"""What the log tells, and what it keeps to itself."""

import io
import logging
import secrets

import pytest

from hanse.kernel.ids import new_id


@pytest.fixture
def lines():
    """What the site's own handler writes."""
    [console] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    written = io.StringIO()
    before = console.setStream(written)
    yield written
    console.setStream(before)


@pytest.mark.parametrize("secret", ["nx0qK7-AqI-K-KL4MbU43CgD3obxqavB4mVR5DC7BWg", f"eyJh:{'1' * 30}:{'x' * 27}"])
def test_the_secret_of_an_address_stands_in_no_log(lines, secret):
    logging.getLogger("django.request").warning("Forbidden (%s): %s", "no token", f"/en/quick-scan/link/{secret}/")

    assert lines.getvalue().endswith("Forbidden (no token): /en/quick-scan/link/…/\n")


def test_ids_and_questions_stay_readable(lines):
    path = f"/en/assessments/{new_id()}/answers/questions/gov_strategy_status/"
    logging.getLogger("django.request").warning("Not Found: %s", path)

    assert lines.getvalue().endswith(f"Not Found: {path}\n")


@pytest.mark.django_db
def test_a_refused_form_on_a_secret_link_is_logged_without_the_secret(lines, client):
    secret = secrets.token_urlsafe(32)
    client.get(f"/en/quick-scan/link/{secret}/")

    assert "Gone: /en/quick-scan/link/…/" in lines.getvalue()
    assert secret not in lines.getvalue()
