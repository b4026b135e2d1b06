"""Short names for exact contents: two things have the same digest when they say the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from build_tools.model import Section
from build_tools.problems import Where
from build_tools.units import Slot, Unit

SHORT = 12


def of_bytes(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """The digest of a row of texts; where one ends and the next begins counts."""
    rows = [text.encode() for text in texts]
    return hashlib.sha256(b"".join(b"%d:%b" % (len(row), row) for row in rows)).hexdigest()


def of_section(section: Section) -> str:
    """Twelve digits for a section's source text: what an adaptation's `base` names."""
    heading = section.heading.source if section.heading else ""
    pieces = (
        piece.source
        if isinstance(piece, Unit)
        else f"!!! {piece.kind} {piece.name}"
        if isinstance(piece, Slot)
        else piece
        for piece in section.body
    )
    return of_texts((section.id, heading, *pieces))[:SHORT]


def of_value(value: object) -> str:
    """The digest of any value of the model, whatever file and line it came from."""
    texts: list[str] = []
    _gather(value, texts.append)
    return of_texts(texts)


def of_content(value: object) -> str:
    """The digest of what a value says to its readers.

    Files and lines do not count, nor do facts filled into a text, nor fields that have nothing in
    them: a contact may change, and the model may grow, and a text still says the same.
    """
    texts: list[str] = []
    _gather_content(value, texts.append)
    return of_texts(texts)


def _gather_content(value: Any, say: Callable[[str], None]) -> None:
    kind: Any = type(value)
    if kind is Unit:
        say(f"text in {value.language}")
        say(value.unfilled or value.text)
    elif kind is tuple:
        say(f"({len(value)}")
        for item in value:
            _gather_content(item, say)
    elif is_dataclass(kind):
        for field in fields(kind):
            found = getattr(value, field.name)
            if type(found) is not Where and found != field.default:
                say(f"{field.name}:")
                _gather_content(found, say)
    else:
        say(str(value))


def _gather(value: Any, say: Callable[[str], None]) -> None:
    kind: Any = type(value)
    if kind is str:
        say(str(value))
    elif kind is tuple:
        say(f"({len(value)}")
        for item in value:
            _gather(item, say)
    elif kind is not Where:
        names = _names(kind)
        say(kind.__name__ if names else repr(value))
        for name in names:
            _gather(getattr(value, name), say)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
