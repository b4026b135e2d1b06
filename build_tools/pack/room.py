"""Room: about how many lines blocks take on paper, so that a sheet can be set to fit one page.

An estimate, since measuring in the press costs as much again as setting; a test holds it
against the press. Lines are those of the body text, 49 to a page; widths are shares of the page's.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from build_tools.pack.blocks import Block, Run
from build_tools.pack.scripts import Setting

# So many of these lines were found to fit a page in Latin letters, whatever the blocks.
LINES, LETTERS = 64.0, 84.0
SCALES = (1.0, 0.92, 0.84, 0.77)
_HOPE = 1.14  # the estimate is on the safe side: so much more may still fit
# A title with the line under it; a heading by its level; a step's line; a drawing.
_TITLE, _HEADINGS, _STEP, _PICTURE = 4.4, (0.0, 3.4, 2.7, 2.3, 2.2), 1.2, 11.0
_FACE, _LATIN = 0.72, 0.68  # the height of a letter and the distance of lines, in ems


def scale_for(blocks: Sequence[Block], setting: Setting) -> float:
    """The largest scale at which a sheet with these blocks fits a page; 1 where none does."""
    page = LINES / (setting.scale * (_FACE + setting.leading) / (_FACE + _LATIN))
    for scale in SCALES:
        if lines(blocks, LETTERS / scale) + _TITLE <= page / scale:
            return scale
    least = SCALES[-1]
    room = page / least * _HOPE
    return least if lines(blocks, LETTERS / least) + _TITLE <= room else SCALES[0]


def lines(blocks: Sequence[Block], letters: float) -> float:
    """About how many lines blocks take, so many letters wide; cards stand two and two."""
    total, cards = 0.0, []
    for one in blocks:
        if one.get("kind") == "cut":
            cards.append(_block(one, letters * 0.47))
            continue
        total += _pairs(cards) + _block(one, letters)
        cards = []
    return total + _pairs(cards)


def _pairs(cards: Sequence[float]) -> float:
    return sum(max(cards[at : at + 2]) + 0.6 for at in range(0, len(cards), 2))


def _block(one: Block, letters: float) -> float:
    kind = one["k"]
    if kind == "p":
        return _runs(one["r"], letters) + 0.75
    if kind == "h":
        heading = _HEADINGS[min(one["level"], 4)]
        return heading + (_runs(one["r"], letters * 0.8) - 1) * 1.3 + (_STEP if one["step"] else 0)
    if kind in ("ul", "ol"):
        return 0.6 + sum(lines(item, letters - 4) - 0.25 for item in one["items"])
    if kind == "table":
        return _table(one, letters) + 1.0
    if kind == "contacts":
        return _contacts(one, letters) + 1.5
    if kind == "picture":
        return _PICTURE
    if kind == "boxes":
        return 1.6 * len(one["items"])
    if kind == "lines":
        return 1.9 * float(one["count"])
    return lines(one["body"], letters - 6) + 2.6  # callout, quote


def _table(one: Block, letters: float) -> float:
    whole = sum(one["widths"])
    widths = [letters * 0.92 * width / whole for width in one["widths"]]
    rows = ([one["head"]] if any(one["head"]) else []) + list(one["rows"])
    return sum(
        max((_runs(cell, width - 2) for cell, width in zip(row, widths, strict=False)), default=1)
        + 0.85
        for row in rows
    )


def _contacts(one: Block, letters: float) -> float:
    columns: int = one["columns"]
    width = letters / columns * 0.9
    heights = []
    for row in one["rows"]:
        about = sum(len(run["t"]) for runs in row["about"] for run in runs) + len(row["checked"])
        ways = sum(ceil((len(way[0]) + len(way[1]) + 1) / (width * 0.8)) for way in row["ways"])
        heights.append(2 + ways + 0.85 * ceil(about / (width * 1.15)))
    groups = range(0, len(heights), columns)
    return float(sum(max(heights[at : at + columns]) + 1.0 for at in groups))


def _runs(runs: Sequence[Run], letters: float) -> float:
    text: Any = "".join(run["t"] for run in runs)
    return float(sum(max(1, ceil(len(row) / max(letters, 6))) for row in text.split("\n")))
