"""Translations: they keep what is no words, and add nothing that only data may say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from build_tools.check.words import ADDRESS, long_numbers
from build_tools.layer import Layer, Message
from build_tools.problems import Problem, problem
from build_tools.read.profile import PLACEHOLDER, check_inline

_TARGET = re.compile(r"\]\(([^)]*)\)")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
# What begins a block in either Markdown reader, at the start of a text.
_BLOCK = re.compile(
    r"\s*(?:(#{1,6}\s)|(>)|([-+*]\s)|(\d{1,9}[.)]\s)|(!!!|\?\?\?|:::)|((?:[-*_=]\s*){3,}$)"
    r"|(\[[^\]]*\]:)|(\|))"
)
_BLOCKS = (
    "a heading",
    "a quotation",
    "a list",
    "a numbered list",
    "a callout",
    "a line",
    "a definition",
    "a table",
)


def check_translations(layer: Layer) -> Iterator[Problem]:
    """Every message of a layer's catalogue against its source text."""
    for message in layer.messages:
        yield from check_translation(message)


def check_translation(message: Message) -> Iterator[Problem]:
    """What one translation dropped, added or changed that is no words."""
    source, text, wrong = message.source, message.text, partial(problem, where=message.where)
    if placeholders(source) != placeholders(text):
        found, known = _said(placeholders(text)), _said(placeholders(source))
        yield wrong("P04", found=found, known=known)
    links, notes = Counter(_TARGET.findall(text)), Counter(_FOOTNOTE.findall(text))
    if links != Counter(_TARGET.findall(source)) or notes != Counter(_FOOTNOTE.findall(source)):
        known = _said(Counter(_TARGET.findall(source)) + Counter(_FOOTNOTE.findall(source)))
        yield wrong("P05", found=_said(links + notes), known=known)
    yield from (
        one
        for one in check_inline(text, message.where)
        if one.code != "M06" or Counter(_TARGET.findall(source)) == links
    )
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
    block = _BLOCK.match(text)
    if block and not _BLOCK.match(source):
        kind = next(name for name, group in zip(_BLOCKS, block.groups(), strict=True) if group)
        yield problem("P09", message.where, found=kind)
    if text.count("\n") != source.count("\n"):
        yield problem("P09", message.where, found="several lines")
    if text.count("|") > source.count("|"):
        yield problem("P06", message.where, found="|")
    if len(text) > 4 * len(source) + 120:
        yield problem("P11", message.where, size=len(text), source=len(source))


def _said(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "none"
