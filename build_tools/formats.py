"""Formats: ages, minutes, dates, lists and shares as the locale writes them (CLDR, by Babel)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from build_tools import tags

# The days of the week in OpenStreetMap's opening hours.
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_A_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")


@cache
def _locale(tag: str) -> Locale:
    return tags.locale(tag) or Locale("en")


def minutes(tag: str, count: int) -> str:
    """Five minutes: `5 minutes`, `5 dakika`."""
    return format_unit(count, "duration-minute", length="long", locale=_locale(tag))


def number(tag: str, count: int) -> str:
    """A whole number in the digits of the locale."""
    return format_decimal(count, locale=_locale(tag))


def ages(tag: str, low: int, high: int) -> str:
    """A range of ages, with an en dash between them."""
    return f"{number(tag, low)}\u2013{number(tag, high)}"


def day(tag: str, when: date) -> str:
    """A date in words: `24 November 2026`."""
    return format_date(when, format="long", locale=_locale(tag))


def hours(tag: str, opening: str) -> str:
    """Opening hours in OpenStreetMap's form, with the locale's names of days: `Mon-Fri`."""
    names = get_day_names("abbreviated", "stand-alone", locale=_locale(tag))
    return _A_DAY.sub(lambda day: names[DAYS.index(day[0])], opening)


def share(tag: str, part: float) -> str:
    """A share of one as a percentage, whole."""
    return format_percent(part, format=None, locale=_locale(tag))


def language_name(tag: str, shown_in: str) -> str:
    """The name of a language in a language: `Türkçe`; with its country where it has one."""
    return _locale(tag).get_display_name(_locale(shown_in)) or tag


def country_name(code: str, shown_in: str) -> str:
    """The name of a country in a language."""
    return str(_locale(shown_in).territories.get(code, code))


# Where paper is Letter: CLDR's supplemental measurement data (paperSize US-Letter).
_LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")


def paper(country: str) -> str:
    """The paper of a country: `a4` or `letter`."""
    return "letter" if country in _LETTER else "a4"


_KEYS = {
    letter: str(key)
    for key, letters in enumerate(("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), 2)
    for letter in letters
}


def dialled(number: str) -> str:
    """A number as dialled, letters by the keypad of ITU-T E.161: 0508 NETSAFE is 05086387233."""
    return "".join(
        _KEYS.get(sign.upper(), sign) for sign in number if sign.isalnum() or sign in "+*#"
    )
