"""Reading: sentences and words are as long as the reader's age allows; a warning, never a gate.

The measure is the two halves of LIX (Björnsson 1968), words a sentence and the share of long
words, which serve every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_tools.edition import Standard
from build_tools.model import ABOUT, BANDS, Module, Part, Reading
from build_tools.problems import Problem, problem
from build_tools.read.profile import PLACEHOLDER, plain_text
from build_tools.units import Unit, units_of

LONG = 7  # letters
_ENOUGH = 60  # words: below this, an average says little
_SENTENCE = re.compile(r"(?<=[.!?:\u2026\u3002\uff01\uff1f\u061f\u0964])[\"\u201d\u2019)]*\s+")
_WORD = re.compile(r"\w[\w'\u2019-]*")


def check_reading(standard: Standard) -> Iterator[Problem]:
    """Every part of the standard against the measure of its readers."""
    limits = {one.group: one for one in standard.reading}
    for module in standard.modules:
        for part in module.parts:
            limit = limits.get(_reader(module, part))
            if limit:
                yield from _judge(part, limit)


def sentences(units: Iterable[Unit]) -> list[str]:
    """The sentences of texts; a heading, a cell and a title are none."""
    texts = (
        plain_text(replace(unit, text=PLACEHOLDER.sub("x", unit.text)))
        for unit in units
        if unit.kind in ("paragraph", "field")
    )
    return [one for text in texts for one in _SENTENCE.split(text) if _WORD.search(one)]


def _reader(module: Module, part: Part) -> str:
    """Whose measure it is: of a lesson the teacher's, of a page about the standard a parent's."""
    if module.group == ABOUT:
        return "teens" if module.name == "get-help" else "teachers"
    forward = part.name in ("lesson", "slides") and module.group in BANDS
    return "teachers" if forward else module.group


def _judge(part: Part, limit: Reading) -> Iterator[Problem]:
    found = sentences(units_of(part))
    words = [word for one in found for word in _WORD.findall(one)]
    if len(words) < _ENOUGH:
        return
    mean = len(words) / len(found)
    if mean > limit.sentence:
        worst = max(found, key=lambda one: len(_WORD.findall(one)))
        yield problem("W04", part.where, mean=f"{mean:.1f}", limit=limit.sentence, worst=worst[:80])
    share = 100 * sum(len(word) >= LONG for word in words) / len(words)
    if share > limit.long_words:
        longest = sorted(set(words), key=lambda word: (-len(word), word))[:5]
        yield problem(
            "W05",
            part.where,
            share=f"{share:.0f}",
            limit=limit.long_words,
            longest=", ".join(longest),
        )
