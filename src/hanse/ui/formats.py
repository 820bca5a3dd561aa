"""Numbers, dates and lists as a reader of the active language writes them (Unicode CLDR, through babel)."""

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from babel import Locale, UnknownLocaleError
from babel import dates as babel_dates
from babel import lists as babel_lists
from babel import numbers as babel_numbers
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Number = int | float | Decimal
NOTHING = "–"
BRITISH = Locale("en", "GB")


@functools.cache
def locale_of(language: str) -> Locale:
    """The CLDR locale of a Django language code (`zh-hans` → `zh_Hans`); British English where CLDR knows none."""
    if language == "en":
        return BRITISH
    try:
        return Locale.parse(translation.to_locale(language))
    except (UnknownLocaleError, ValueError):
        return BRITISH


def active_locale() -> Locale:
    return locale_of(translation.get_language() or "en")


def number(value: Number | None, decimals: int | None = None) -> str:
    """`1234.5` → `1,234.5` (en), `1 234,5` (fr); `decimals` fixes the digits after the mark; nothing is a dash."""
    return NOTHING if value is None else _written(value, decimals, translation.get_language() or "en")


@functools.lru_cache(maxsize=16_384, typed=True)
def _written(value: Number, decimals: int | None, language: str) -> str:
    """Kept, since a page writes the same few numbers again and again, and CLDR's patterns take their time."""
    pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return babel_numbers.format_decimal(value, format=pattern, locale=locale_of(language))


def percent(value: Number | None, decimals: int = 0) -> str:
    """A share of one, as per cent: `0.625` → `63%` (en), `63 %` (fr)."""
    if value is None:
        return NOTHING
    locale = active_locale()
    pattern = locale.percent_formats[None].pattern.replace(
        "#,##0", "#,##0" + ("." + "0" * decimals if decimals else "")
    )
    return babel_numbers.format_percent(value, format=pattern, locale=locale)


def money(value: Number | None, currency: str) -> str:
    """An amount with its ISO 4217 currency, in the reader's order: `€1,200.00`, `1 200,00 €`."""
    if value is None:
        return NOTHING
    locale = active_locale()
    words = babel_numbers.format_currency(value, currency, locale=locale)
    # Between Arabic words a sign at the end goes to the other side of its letters: $US for US$. The mark holds it.
    return words.replace("$", "$\N{LEFT-TO-RIGHT MARK}") if locale.text_direction == "rtl" else words


def whole_money(value: Number | None, currency: str) -> str:
    """An amount without its small coins: `€1,200`, `1 200 €`."""
    if value is None:
        return NOTHING
    locale = active_locale()
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
    words = babel_numbers.format_currency(value, currency, format=pattern, locale=locale, currency_digits=False)
    return words.replace("$", "$\N{LEFT-TO-RIGHT MARK}") if locale.text_direction == "rtl" else words


def date(value: dt.date | dt.datetime | None, style: str = "long") -> str:
    """A day in words; `style` is CLDR's full, long, medium or short. Times are first put in the reader's zone."""
    if value is None:
        return NOTHING
    if isinstance(value, dt.datetime):
        value = _local(value).date()
    said = babel_dates.format_date(value, format=style, locale=active_locale())
    # French writes the first of a month as an ordinal, which CLDR leaves out.
    return said.replace("1 ", "1er ", 1) if value.day == 1 and active_locale().language == "fr" else said


def month(value: dt.date) -> str:
    """The month of a day with its year, short: Nov 2026."""
    return babel_dates.format_skeleton("yMMM", value, locale=active_locale())


def moment(value: dt.datetime | None, style: str = "medium") -> str:
    """A day and time in the reader's zone, to the minute; `style` is CLDR's, for the day."""
    if value is None:
        return NOTHING
    both = str(active_locale().datetime_formats[style])
    return both.replace("'", "").format(clock_time(value), date(value, style))


def clock_time(value: dt.datetime | None) -> str:
    """The time of day, to the minute, in the reader's zone."""
    return NOTHING if value is None else babel_dates.format_time(_local(value), format="short", locale=active_locale())


def ago(value: dt.datetime | None, now: dt.datetime | None = None) -> str:
    """How long since (or until) `value`, in words: `3 hours ago`, `dans 2 jours`."""
    if value is None:
        return NOTHING
    return babel_dates.format_timedelta(value - (now or timezone.now()), add_direction=True, locale=active_locale())


def listed(values: Iterable[Any], style: str = "standard") -> str:
    """Names joined as a sentence joins them: `a, b and c`; style `or` for alternatives."""
    words = [str(value) for value in values]
    return babel_lists.format_list(words, style=style, locale=active_locale()) if words else NOTHING  # type: ignore[arg-type]


def dotted(values: Iterable[Any]) -> str:
    """Joined by dots; from the right each keeps its place there, be it in Latin letters or begin with a number."""
    return (" · \u200f" if translation.get_language_bidi() else " · ").join(str(value) for value in values)


def quoted(words: str) -> str:
    """Words in quotation marks."""
    return _("“%(words)s”") % {"words": words}


def country_name(code: str) -> str:
    """As the reader's language names a country; the code itself where it has no name."""
    return str(active_locale().territories.get(code, code))


def language_name(code: str) -> str:
    """A language by its name in the language that is active; unknown to CLDR: its code."""
    return str(active_locale().languages.get(translation.to_locale(code), code))


def file_size(value: int) -> str:
    """A number of bytes as kB or MB, one digit after the mark where it tells something."""
    for words, size in ((_("%(number)s MB"), 1_000_000), (_("%(number)s kB"), 1_000)):
        if value >= size:
            return words % {"number": number(round(value / size, 1))}
    return _("%(number)s B") % {"number": number(value)}


def labelled(name: object, words: object) -> SafeString:
    """What something is called, and what it is: `Fee: €80.00`, in French with a space before the colon."""
    return format_html(_("{name}: {words}"), name=name, words=words)


def as_written(value: object) -> SafeString:
    """The number of a case, a code: in one line, and from the left among words that run from the right, too."""
    return format_html('<bdi class="hanse-number" dir="ltr">{}</bdi>', value)


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


FILTERS: dict[str, Callable[..., str]] = {
    "number": number,
    "percent": percent,
    "money": money,
    "date": date,
    "moment": moment,
    "clock_time": clock_time,
    "ago": ago,
    "listed": listed,
    "file_size": file_size,
    "country_name": country_name,
    "language_name": language_name,
    "as_written": as_written,
    "labelled": labelled,
}
