import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from hanse.ui import formats


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1,234.5"), ("fr", "1\u202f234,5"), ("ar", "1,234.5"), ("zh-hans", "1,234.5"), ("ru", "1\xa0234,5")],
)
def test_a_number_is_written_as_the_reader_writes_it(language, written):
    with translation.override(language):
        assert formats.number(1234.5) == written


def test_digits_after_the_mark_are_fixed_when_asked():
    assert formats.number(62, 1) == "62.0"
    assert formats.number(Decimal("61.96"), 1) == "62.0"
    assert formats.number(1234.5, 0) == "1,234"


@pytest.mark.parametrize("filter_", [formats.number, formats.percent, formats.date, formats.moment, formats.ago])
def test_nothing_is_a_dash(filter_):
    assert filter_(None) == "–"


def test_a_share_of_one_is_written_as_per_cent():
    assert formats.percent(0.625) == "62%"
    assert formats.percent(0.625, 1) == "62.5%"
    with translation.override("fr"):
        assert formats.percent(0.625, 1) == "62,5\xa0%"


def test_the_size_of_a_file_has_the_readers_own_unit():
    assert [formats.file_size(one) for one in (15, 73_600, 2_000_000)] == ["15 B", "73.6 kB", "2 MB"]
    with translation.override("fr"):
        assert [formats.file_size(one) for one in (15, 73_600)] == ["15\xa0o", "73,6\xa0ko"]


def test_a_name_and_its_words_stand_as_the_language_writes_them_and_are_escaped():
    assert formats.labelled("Fee", "<b>") == "Fee: &lt;b&gt;"
    with translation.override("fr"):
        assert formats.labelled("Montant", "80 €") == "Montant\xa0: 80 €"


def test_a_number_keeps_its_order_among_words_from_the_right():
    assert formats.as_written("2026-<1>") == '<bdi class="hanse-number" dir="ltr">2026-&lt;1&gt;</bdi>'


def test_money_follows_the_reader_not_the_currency():
    assert formats.money(1200, "EUR") == "€1,200.00"
    with translation.override("fr"):
        assert formats.money(1200, "EUR") == "1\u202f200,00\xa0€"


def test_in_arabic_the_sign_stays_behind_the_letters_of_its_currency():
    with translation.override("ar"):
        assert formats.money(1200, "USD") == "\u200f1,200.00\xa0US$\u200e"
        assert formats.money(1200, "EUR") == "\u200f1,200.00\xa0€"


def test_a_moment_is_first_put_in_the_readers_zone():
    late = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    with timezone.override("Asia/Seoul"):
        assert formats.date(late) == "24 November 2026"
        assert formats.clock_time(late) == "08:30"
        assert formats.moment(late) == "24 Nov 2026, 08:30"


def test_how_long_ago_is_said_in_words():
    now = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    assert formats.ago(now - dt.timedelta(hours=3), now) == "3 hours ago"
    with translation.override("fr"):
        assert formats.ago(now + dt.timedelta(days=2), now) == "dans 2 jours"


def test_names_are_joined_as_a_sentence_joins_them():
    assert formats.listed(["a", "b", "c"]) == "a, b and c"
    assert formats.listed(["PDF", "XLSX"], "or") == "PDF or XLSX"
    assert formats.listed([]) == "–"


@pytest.mark.parametrize(("size", "words"), [(999, "999 B"), (48_300, "48.3 kB"), (5_000_000, "5 MB")])
def test_a_files_size_is_said_in_the_unit_that_fits(size, words):
    assert formats.file_size(size) == words


def test_an_unknown_language_is_written_as_english():
    assert formats.locale_of("xx").language == "en"
    assert formats.locale_of("zh-hans").script == "Hans"


@pytest.mark.parametrize(
    ("language", "style", "written"),
    [
        ("fr", "long", "1er mars 2027"),
        ("fr", "full", "lundi 1er mars 2027"),
        ("fr", "short", "01/03/2027"),
        ("en", "long", "1 March 2027"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french_alone(language, style, written):
    with translation.override(language):
        assert formats.date(dt.date(2027, 3, 1), style) == written


def test_other_days_are_plain_in_french():
    with translation.override("fr"):
        assert formats.date(dt.date(2027, 3, 21)) == "21 mars 2027"


def test_a_country_is_named_as_the_reader_calls_it():
    with translation.override("fr"):
        assert formats.country_name("DE") == "Allemagne"
        assert formats.country_name("ZZZ") == "ZZZ"


def test_from_the_right_what_dots_join_keeps_its_order():
    parts = ["Gumi", "One step", "27 November"]
    assert formats.dotted(parts) == "Gumi · One step · 27 November"
    with translation.override("ar"):
        assert formats.dotted(parts) == "Gumi · \u200fOne step · \u200f27 November"
