"""A Twilio on loopback, and a site that uses it."""

from collections.abc import Iterator

import pytest

from tests.kernel.sms.fake_twilio import ACCOUNT, TOKEN, FakeTwilio, fake_twilio


@pytest.fixture
def twilio(settings) -> Iterator[FakeTwilio]:
    with fake_twilio() as fake:
        settings.SMS, settings.QUIET_HOURS = "twilio", "none"
        settings.TWILIO_SERVER, settings.TWILIO_ACCOUNT, settings.TWILIO_TOKEN = fake.address, ACCOUNT, TOKEN
        settings.TWILIO_FROM, settings.SITE_URL = "+33600000000", "https://hanse.example.org"
        yield fake
