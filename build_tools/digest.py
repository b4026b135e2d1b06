"""Short names for exact contents: two things have the same digest when they say the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from build_tools.model import Section, Slot, Unit
from build_tools.problems import Where

SHORT = 12


def of_bytes(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """The digest of a row of texts; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for text in texts:
        data = text.encode()
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def of_section(section: Section) -> str:
    """Twelve digits for a section's source text: what an adaptation's `base` names."""
    heading = section.heading.source if section.heading else ""
    pieces = (
        piece.source if isinstance(piece, Unit) else
        f"!!! {piece.kind} {piece.name}" if isinstance(piece, Slot) else piece
        for piece in section.body
    )  # fmt: skip
    return of_texts((section.id, heading, *pieces))[:SHORT]


def of_value(value: object) -> str:
    """The digest of any value of the model, whatever file and line it came from."""
    return of_texts(_texts(value))


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, Where):
        return
    if isinstance(value, tuple):
        yield f"({len(value)}"
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    else:
        yield repr(value)
