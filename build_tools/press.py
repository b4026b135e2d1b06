"""The press: the one room that knows Typst. Orders in, tagged PDFs out, always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import typst

from build_tools.files import write_file
from build_tools.inspect_print import inspect_pack
from build_tools.pack.orders import Order
from build_tools.problems import Problem, Where, problem
from build_tools.typefaces.packages import PACKAGES, font_folder

TEMPLATES = "overrides/print"
STANDARD: Literal["ua-1"] = "ua-1"
_NO_DATE = date(2026, 1, 1)
_DOTS = 200.0  # dots of a drawing to an inch, at the twelve centimetres of its template


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished pack, where it goes in the edition, and the number of its pages."""

    pack: str
    path: str
    content: bytes
    pages: int


class CannotPress(Exception):
    """Typst refused the pack, or warned; the message is its own."""


def templates_of(root: Path) -> dict[str, str]:
    """What decides about a pack beside its data: the templates, Typst and the fonts."""
    files = sorted((root / TEMPLATES).glob("*.typ"))
    tools = ("typst", *(name.replace("_", "-") for name in PACKAGES))
    return {path.name: path.read_text("utf-8") for path in files} | {
        name: version(name) for name in tools
    }


def fulfil(orders: Iterable[Order], root: Path, kept: Path) -> tuple[list[Pressed], list[Problem]]:
    """Press every pack whose sum is new; the others are taken from the folder `kept`.

    A pack that cannot be pressed, or that does not hold what it has to, is a problem.
    """
    pressed: list[Pressed] = []
    problems: list[Problem] = []
    for order in orders:
        content = _kept(order, kept)
        try:
            content = content or press(root / TEMPLATES / order.template, order.data, order.made)
        except CannotPress as error:
            problems.append(problem("G02", Where(order.expected.path), why=error))
            continue
        pages, found = inspect_pack(content, order.expected)
        problems += found
        if not found:
            write_file(kept / f"{order.pack}.pdf", content)
            write_file(kept / f"{order.pack}.sum", order.sum.encode())
            pressed.append(Pressed(order.pack, order.expected.path, content, pages))
    return pressed, problems


def press(template: Path, data: str, made: date | None) -> bytes:
    """A pack as PDF/UA-1. A warning of Typst is a failure."""
    day = made or _NO_DATE
    when = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    try:
        pdf, warnings = _compiler(template).compile_with_warnings(
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=[STANDARD],
            timestamp=when,
        )
    except typst.TypstError as error:
        raise CannotPress(" ".join((error.message, *error.hints))) from error
    if warnings or not isinstance(pdf, bytes):
        raise CannotPress("; ".join(warning.message for warning in warnings) or "no single file")
    return pdf


def drawing(root: Path, svg: str) -> bytes:
    """A drawing of the standard as PNG, for programs that know no SVG."""
    png, warnings = _compiler(root / TEMPLATES / "picture.typ").compile_with_warnings(
        format="png", ppi=_DOTS, sys_inputs={"svg": svg}
    )
    if warnings or not isinstance(png, bytes):
        raise CannotPress("; ".join(warning.message for warning in warnings) or "no single file")
    return png


def _kept(order: Order, kept: Path) -> bytes | None:
    """The pack as it was pressed before, if nothing has changed since."""
    try:
        same = (kept / f"{order.pack}.sum").read_text("utf-8") == order.sum
        return (kept / f"{order.pack}.pdf").read_bytes() if same else None
    except OSError:
        return None


@cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(
        template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True
    )


@cache
def _fonts() -> typst.Fonts:
    """The packaged fonts alone: nothing of the machine gets into a pack."""
    return typst.Fonts(False, False, [font_folder(name) for name in PACKAGES])
