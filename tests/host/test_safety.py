"""What production must set."""

import pytest

from hanse.host.safety import problems

SAFE = {"HANSE_HOSTS": "city.example", "HANSE_SITE_URL": "https://city.example", "HANSE_BEHIND_PROXY": "1"}


@pytest.fixture(autouse=True)
def production(monkeypatch):
    for name in ("HANSE_MODE", "HANSE_SECRET_KEY", "HANSE_TLS", "HANSE_PAYMENTS", *SAFE):
        monkeypatch.delenv(name, raising=False)
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)


def test_safe_settings_have_no_problem():
    assert problems() == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HANSE_HOSTS", "", "HANSE_HOSTS is empty"),
        ("HANSE_HOSTS", "*", "forge links"),
        ("HANSE_SITE_URL", "http://city.example", "https://"),
        ("HANSE_BEHIND_PROXY", "", "X-Forwarded-Proto"),
        ("HANSE_SECRET_KEY", "short", "shorter than 32"),
        ("HANSE_PAYMENTS", "local", "demonstrations alone"),
        ("HANSE_QUIET_HOURS", "evening", "like 21-7"),
        ("HANSE_SMS", "twilio", "HANSE_TWILIO_ACCOUNT, HANSE_TWILIO_TOKEN, HANSE_TWILIO_FROM"),
        ("HANSE_PAYMENTS", "stripe", "set HANSE_STRIPE_KEY and HANSE_STRIPE_NOTICES"),
        ("HANSE_MODE", "prod", "must be one of production, demo, test"),
    ],
)
def test_each_problem_is_one_sentence_that_names_the_setting(monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)
    (problem,) = problems()
    assert words in problem
    assert name in problem


def test_the_demonstration_needs_nothing_set(monkeypatch):
    monkeypatch.setenv("HANSE_MODE", "demo")
    monkeypatch.delenv("HANSE_HOSTS")
    assert problems() == []
