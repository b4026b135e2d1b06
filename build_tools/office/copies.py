"""Copies to edit: for each module pack a document, for each pack of slides a presentation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.office.document import CannotWrite, document
from build_tools.office.frame import Draw, frame_of
from build_tools.office.inspection import inspect_office
from build_tools.office.slides import slides
from build_tools.pack.data import data_of
from build_tools.pack.leaves import Leaves
from build_tools.pack.orders import expected_of
from build_tools.press import drawing
from build_tools.problems import Problem, Where, problem
from build_tools.shelf import Pack

ENDINGS = {"module": ".docx", "slides": ".pptx"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished file to edit: its name, and its bytes."""

    name: str
    content: bytes


def copies(
    edition: Edition, verdict: Verdict, packs: Iterable[Pack], root: Path
) -> tuple[list[Copy], list[Problem]]:
    """The copies to edit of these packs; one that is not as approved is a problem."""
    leaves = Leaves(edition, verdict)
    done: list[Copy] = []
    problems: list[Problem] = []

    @cache
    def draw(svg: str) -> bytes:
        return drawing(root, svg)

    for pack in packs:
        if pack.kind in ENDINGS:
            copy, found = _copy(edition, leaves, pack, draw)
            problems += found
            done += [copy] if copy else []
    return done, problems


def _copy(
    edition: Edition, leaves: Leaves, pack: Pack, draw: Draw
) -> tuple[Copy | None, list[Problem]]:
    name = pack.name + ENDINGS[pack.kind]
    data = data_of(edition, leaves.verdict, leaves, pack)
    frame = frame_of(data, edition.tag, leaves.notice(), edition.standard.released)
    try:
        if pack.kind == "module":
            data["leaves"] = leaves.edited(pack)
            content = document(data["leaves"], frame, draw)
        else:
            content = slides(data["leaves"], frame, draw)
    except CannotWrite as error:
        return None, [problem("G07", Where(name), why=error)]
    problems = inspect_office(content, expected_of(edition, name, data))
    return (None if problems else Copy(name, content)), problems
