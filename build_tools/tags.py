"""Language tags: which layers an edition stands on, by CLDR's parent locales (BCP 47, UTS 35).

A country's layer is `und-TR`, BCP 47 for "Turkey, in no particular language": the plain code would
be one folder with the language `tr` on file systems that do not tell large letters from small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel.core import Locale, UnknownLocaleError, get_global

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?"
    r"(?:-(?P<territory>[A-Z]{2}|[0-9]{3}))?(?:-x-(?P<private>[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*))?"
)
_COUNTRY = re.compile(r"und-([A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Tag:
    """The parts of a language tag; what is not there is an empty string."""

    language: str
    script: str = ""
    territory: str = ""
    private: str = ""

    def __str__(self) -> str:
        plain = "-".join(part for part in (self.language, self.script, self.territory) if part)
        return f"{plain}-x-{self.private}" if self.private else plain


@cache
def parse(text: str) -> Tag | None:
    """The parts of a tag whose language and country CLDR knows, or None."""
    found = _TAG.fullmatch(text)
    if not found:
        return None
    tag = Tag(**{name: part or "" for name, part in found.groupdict().items()})
    if tag.territory and tag.territory not in territories():
        return None
    return tag if locale(tag.language) else None


@cache
def territories() -> frozenset[str]:
    """Every country and region that CLDR names."""
    return frozenset(Locale("en").territories)


def is_country(text: str) -> bool:
    """Whether this is a country's layer, such as `und-CA`."""
    found = _COUNTRY.fullmatch(text)
    return found is not None and found[1] in territories()


@cache
def locale(text: str) -> Locale | None:
    """CLDR's data for a tag, or for the nearest ancestor that CLDR has data for."""
    for candidate in (text, *reversed(_ancestors(text))):
        try:
            return Locale.parse(candidate.split("-x-")[0], sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def _ancestors(text: str) -> tuple[str, ...]:
    """The tags above this one, least specific first; never of another script."""
    above: list[str] = []
    current = text
    while True:
        if "-x-" in current:
            current = current.split("-x-")[0]
        else:
            parent = get_global("parent_exceptions").get(current.replace("-", "_"))
            if parent is None:
                current = current.rpartition("-")[0]
                script = re.fullmatch(r"[a-z]+-[A-Z][a-z]{3}", above[-1] if above else text)
                if script:
                    break  # zh-Hant is not written as zh is: its parent is the root
            else:
                current = parent.replace("_", "-")
        if not current or current == "root":
            break
        above.append(current)
    return tuple(reversed(above))


@cache
def chain(text: str) -> tuple[str, ...]:
    """The layers an edition stands on, least specific first, its own tag last.

    >>> chain("fr-CA")
    ('fr', 'und-CA', 'fr-CA')
    >>> chain("en-GB-x-harbour")
    ('en', 'en-001', 'und-GB', 'en-GB', 'en-GB-x-harbour')
    """
    above = _ancestors(text)
    country = country_of(text)
    if not country:
        return (*above, text)
    index = next((i for i, tag in enumerate((*above, text)) if country_of(tag) == country), 0)
    layers = (*above, text)
    return (*layers[:index], f"und-{country}", *layers[index:])


def country_of(text: str) -> str:
    """The country of a tag: `TR` for tr-TR and for und-TR; empty where it names none."""
    if is_country(text):
        return text.removeprefix("und-")
    tag = parse(text)
    return tag.territory if tag and tag.territory.isalpha() else ""


def language_of(text: str) -> str:
    """The language of a layer's own words: `tr-TR` for tr-TR; empty for a country's layer."""
    return "" if is_country(text) else text


@cache
def direction(text: str) -> Literal["ltr", "rtl"]:
    """Which way the language of a tag is written."""
    found = locale(text)
    return "rtl" if found is not None and found.text_direction == "rtl" else "ltr"


@cache
def same_language(text: str, language: str) -> bool:
    """Whether text in `text` is in `language`: en-GB is English, zh-Hant is not zh."""
    return text == language or language in _ancestors(text)


def script_of(tag: str) -> str:
    """The script that a language is written in, by CLDR: `Arab` for ar-JO."""
    parsed = parse(tag)
    if parsed is None:
        return "Latn"
    likely: str = get_global("likely_subtags").get(parsed.language, "")
    return parsed.script or next((part for part in likely.split("_") if len(part) == 4), "Latn")
