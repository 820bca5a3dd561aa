"""Settings that name some of what is known."""

import pytest

from hanse.host import environment as env

KNOWN = {"en": "English", "fr": "Français", "ar": "العربية"}


def test_named_languages_come_in_the_order_in_which_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANSE_LANGUAGES", "fr, en")
    assert env.some_of("HANSE_LANGUAGES", KNOWN, "en") == [("fr", "Français"), ("en", "English")]


def test_one_of_some_words_is_taken_and_another_is_refused_with_those_that_exist(monkeypatch) -> None:
    monkeypatch.setenv("HANSE_PAYMENTS", "local")
    assert env.one_of("HANSE_PAYMENTS", ("local",)) == "local"
    monkeypatch.setenv("HANSE_PAYMENTS", "")
    assert env.one_of("HANSE_PAYMENTS", ("local",)) == ""
    monkeypatch.setenv("HANSE_PAYMENTS", "gold")
    with pytest.raises(env.BadSetting, match="HANSE_PAYMENTS must be one of local, not “gold”"):
        env.one_of("HANSE_PAYMENTS", ("local",))


def test_without_the_setting_the_default_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANSE_LANGUAGES", raising=False)
    assert env.some_of("HANSE_LANGUAGES", KNOWN, "en,ar") == [("en", "English"), ("ar", "العربية")]


def test_an_unknown_language_is_named_with_those_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANSE_LANGUAGES", "en,kl")
    with pytest.raises(env.BadSetting, match="HANSE_LANGUAGES must name some of en, fr, ar, not “kl”"):
        env.some_of("HANSE_LANGUAGES", KNOWN, "en")
