"""`curriculum diff`: how an edition differs from the standard, text by text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.edition import Change
from build_tools.history import section_with_digest
from build_tools.project import known_tags, load
from build_tools.units import Body, Slot, Unit


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts that are held side by side: what it is, and its lines."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of an edition: what was done where, why, and the texts."""

    title: str
    reason: str
    texts: tuple[Text, ...]


def diff(root: Path, tag: str) -> tuple[Difference, ...]:
    """Every change of an edition; a stale one has three texts: as it was, as it is, the local."""
    project = load(root, (tag,))
    known_tags(project.tags, (tag,))
    edition, _ = project.compose(tag)
    found = [
        Difference(
            f"{change.adaptation.action} {change.adaptation.target} ({change.adaptation.layer})",
            change.adaptation.reason.source,
            tuple(_texts(root, change)),
        )
        for change in edition.changes
    ]
    found += [
        Difference(f"add {module.path} ({module.origin})", module.summary.source, ())
        for module in edition.modules
        if module.origin
    ]
    found += [
        Difference(f"choose {pick.message}: {pick.variant}", pick.reason.source, ())
        for pick in edition.facts.picks
    ]
    return tuple(found)


def _texts(root: Path, change: Change) -> Iterator[Text]:
    one, section = change.adaptation, change.before
    if change.stale:
        was = section_with_digest(root, section.where.file, section.id, one.base)
        yield Text(
            f"the section as it was ({one.base})",
            source_text(was.body) if was else "not found in the history of this folder",
        )
    yield Text("the section as it is", source_text(section.body))
    yield Text("the local text", source_text(one.text))


def source_text(body: Body) -> str:
    """The pieces of a text as they were written."""
    pieces = []
    for piece in body:
        if isinstance(piece, Slot):
            pieces.append(f"!!! {piece.kind} {piece.name}")
        else:
            pieces.append(piece.source if isinstance(piece, Unit) else piece)
    return "".join(pieces)
