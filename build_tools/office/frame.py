"""The frame of an editable file: its language, direction, letters, foot and day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from build_tools import tags
from build_tools.pack.blocks import Run

Draw = Callable[[str], bytes]

TYPEFACE = "Atkinson Hyperlegible"
# What every office has instead, where nobody has installed the typeface.
INSTEAD = "Verdana"
# Atkinson Hyperlegible has Latin letters alone: other scripts take what their offices have.
_SCRIPTS = {"Deva": "Nirmala UI", "Thai": "Leelawadee UI"}
_ANY_SCRIPT = "Arial"
_NO_DATE = date(2026, 1, 1)
_LEFT_TO_RIGHT = "\u200e"
_PLAIN, _LARGE = 11.0, 17.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a file needs, whatever stands on it; `size` is in points."""

    title: str
    author: str
    keywords: str
    tag: str
    rtl: bool
    other: str
    size: float
    scale: float
    letter: bool
    foot: str
    notice: str
    made: datetime

    def text(self, run: Run) -> str:
        """The text of a run; what is left to right in a line from the right keeps its order.

        Programs differ in what they hear of a run's direction; they all know the mark.
        """
        own = run.get("d") == "ltr" and "l" not in run
        return f"{_LEFT_TO_RIGHT}{run['t']}{_LEFT_TO_RIGHT}" if self.rtl and own else run["t"]

    def language(self, run: Run) -> str:
        """The language of a run: the file's, or its own."""
        return run.get("l", self.tag)

    def is_rtl(self, runs: list[Run]) -> bool:
        """Whether a paragraph is written from the right: the file's way, or that of its words."""
        first = runs[0] if runs else {}
        if "l" in first and all(run.get("l") == first["l"] for run in runs):
            return first.get("d") == "rtl"
        return self.rtl


def frame_of(data: dict[str, Any], tag: str, notice: str, made: date | None) -> Frame:
    """The frame for the data of a pack."""
    day = made or _NO_DATE
    return Frame(
        title=data["title"],
        author=data["standard"],
        keywords=", ".join(data["keywords"]),
        tag=tag.partition("-x-")[0],
        rtl=data["dir"] == "rtl",
        other=_SCRIPTS.get(tags.script_of(tag), _ANY_SCRIPT),
        size=_LARGE if data["large"] else _PLAIN,
        scale=data["scale"],
        letter=data["paper"] == "us-letter",
        foot=" \u00b7 ".join(filter(None, (data["foot"], data["draft"]))),
        notice=notice,
        made=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
    )
