"""Paragraphs of a slide and of its notes: runs with their language, bullets, direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from build_tools.office.frame import Frame
from build_tools.pack.blocks import Block, Run
from build_tools.pack.parts import strong

_HANG = 514350
_MARKS = {"ul": ("a:buChar", {"char": "\u2022"}), "ol": ("a:buAutoNum", {"type": "arabicPeriod"})}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to come: its runs, the mark before it (`ul`, `ol` or none), how deep it is."""

    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0


def lines_of(blocks: list[Block], mark: str = "", depth: int = 0) -> Iterator[Line]:
    """Blocks as lines of text; pictures stand beside them, tables become lines with dashes."""
    for one in blocks:
        kind = one["k"]
        if kind in ("p", "h"):
            yield Line(tuple(one["r"]), mark, depth)
        elif kind in ("ul", "ol"):
            for item in one["items"]:
                yield from lines_of(item, kind, depth + 1 if mark else 0)
        elif kind == "callout":
            yield from _callout(one)
        elif kind == "quote":
            yield from lines_of(one["body"])
        elif kind == "table":
            for row in filter(any, (one["head"], *one["rows"])):
                yield Line(tuple(_dashed(row)), mark, depth)
        elif kind == "contacts":
            yield from (_contact(row) for row in one["rows"])


def _callout(one: Block) -> Iterator[Line]:
    """A callout: its title, then its words; of a key message the words are what is bold."""
    is_key = one["kind"] == "key"
    title = list(one["title"])
    yield Line(tuple(title if is_key else strong(title)))
    for line in lines_of(one["body"]):
        runs = tuple(strong(list(line.runs))) if is_key else line.runs
        yield Line(runs, line.mark, line.depth)


def _dashed(row: list[list[Run]]) -> Iterator[Run]:
    for place, cell in enumerate(row):
        if place:
            yield {"t": " \u2013 "}
        yield from cell


def _contact(row: Block) -> Line:
    runs: list[Run] = [*strong(row["name"])]
    for _, shown, target in row["ways"]:
        runs += [{"t": " \u00b7 "}, {"t": shown, "d": "ltr", **({"u": target} if target else {})}]
    return Line((*runs, {"t": f" \u00b7 {row['checked']}"}))


def write(
    box: Any, lines: list[Line], about: Frame, size: float = 0, *, plain: bool = False
) -> None:
    """Fill a box with lines; `size` in points, 0 for the box's own; `plain` has no marks."""
    for place, line in enumerate(lines):
        paragraph = box.paragraphs[0] if place == 0 else box.add_paragraph()
        rtl = about.is_rtl(list(line.runs))
        properties = paragraph._p.get_or_add_pPr()
        properties.set("rtl", "1" if rtl else "0")
        properties.set("algn", "r" if rtl else "l")
        if not plain:
            _mark(properties, line)
        for run in line.runs:
            _add(paragraph, run, about, size)
        end = paragraph._p.get_or_add_endParaRPr()
        end.set("lang", about.tag)


def _mark(properties: Any, line: Line) -> None:
    """The bullet or number of a line, or that it has none."""
    name, values = _MARKS.get(line.mark, ("a:buNone", {}))
    hang = Emu(_HANG if line.mark else 0)
    properties.set("marL", str((line.depth + 1) * _HANG if line.mark else 0))
    properties.set("indent", str(-hang))
    if line.depth:
        properties.set("lvl", str(line.depth))
    mark = properties.makeelement(qn(name), values)
    properties.append(mark)


def _add(paragraph: Any, run: Run, about: Frame, size: float) -> None:
    if run["t"] == "\n":
        paragraph.add_line_break()
        return
    made = paragraph.add_run()
    made.text = about.text(run)
    if size:
        made.font.size = Pt(size)
    made.font.bold = True if "s" in run.get("s", "") else None
    made.font.italic = True if "e" in run.get("s", "") else None
    made._r.get_or_add_rPr().set("lang", about.language(run))
    if run.get("u"):
        made.hyperlink.address = run["u"]
