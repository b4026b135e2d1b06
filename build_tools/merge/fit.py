"""Whether a translation fits its source text: it keeps what is no words, and adds no data."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial

from build_tools.layer import Message
from build_tools.problems import Problem, problem
from build_tools.read.profile import PLACEHOLDER, block_at_start, check_inline

# Two names with a point between them and no space: nobody writes prose so, only addresses.
ADDRESS = re.compile(
    r"https?:|www\.|(?<![\w.])[\w.]+@\w+|(?<![\w-])[\w-]{2,}\.[^\W\d_]{2,}", re.IGNORECASE
)
# Digits with what people put between them: one sign, or brackets around the first ones.
_NUMBER = re.compile(r"\d(?:(?:[\s.,\-\u2013/]|\)\s?|\s?\()?\d)+")
_RANGE = re.compile(r"\d{1,2}[-\u2013]\d{1,2}")
_TARGET = re.compile(r"\]\([^)]*\)")
# A link whose words are words: a target behind an escaped or an empty bracket is none.
_LINK = re.compile(r"(?<!\\)\[[^\[\]]*[^\W_][^\[\]]*\]\(([^)\s]*)\)")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")


def long_numbers(text: str) -> set[str]:
    """Every number of three digits and more, its separators taken out, in ASCII digits.

    A range of ages, `11-17`, is none.
    """
    plain = re.sub(r"[*_\\]", "", unicodedata.normalize("NFKC", text))
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in plain)
    runs = (run for run in _NUMBER.findall(plain) if not _RANGE.fullmatch(run))
    numbers = (re.sub(r"\D", "", run) for run in runs)
    return {number for number in numbers if len(number) > 2}


def check_translation(message: Message) -> Iterator[Problem]:
    """What one translation dropped, added or changed that is no words."""
    source, text, wrong = message.source, message.text, partial(problem, where=message.where)
    if len(text) > 4 * len(source) + 120:
        yield wrong("P11", size=len(text), source=len(source))
        return
    if placeholders(source) != placeholders(text):
        found, known = _said(placeholders(text)), _said(placeholders(source))
        yield wrong("P04", found=found, known=known)
    kept, given = _targets(source), _targets(text)
    if kept != given:
        yield wrong("P05", found=_said(given), known=_said(kept))
    yield from check_inline(text, message.where)
    prose = _TARGET.sub("]", PLACEHOLDER.sub("", text))
    for found_address in ADDRESS.finditer(prose):
        if found_address[0] not in source:
            yield wrong("P08", found=found_address[0])
    for number in sorted(long_numbers(prose) - long_numbers(source)):
        yield wrong("P07", found=number)
    yield from _shape(message)


def placeholders(text: str) -> Counter[str]:
    """The placeholders of a text; a name counts the same in all its forms."""
    names = PLACEHOLDER.findall(text)
    return Counter(name if _is_fact(name) else name.partition(".")[0] for name in names)


def _is_fact(name: str) -> bool:
    return name.endswith((".phone", ".text", ".url")) or name.startswith(
        ("years.", "platforms.", "school.")
    )


def _shape(message: Message) -> Iterator[Problem]:
    """A translation stays one text of the same kind, and of a likely length."""
    source, text = message.source, message.text
    block = block_at_start(text)
    if block and not block_at_start(source):
        yield problem("P09", message.where, found=block)
    elif not re.search(r"[^\W\d_]", text) and re.search(r"[^\W\d_]", source):
        yield problem("P09", message.where, found="a text without words")
    if text.count("\n") != source.count("\n"):
        yield problem("P09", message.where, found="several lines")
    if text.count("|") > source.count("|"):
        yield problem("P06", message.where, found="|")
    if text.count("*") != source.count("*"):
        yield problem("P06", message.where, found="*")


def _targets(text: str) -> Counter[str]:
    return Counter(_LINK.findall(text)) + Counter(_FOOTNOTE.findall(text))


def _said(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "none"
