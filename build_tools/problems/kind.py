"""A kind of problem: how grave it is, in which words it is told, and the remedy."""

from __future__ import annotations

from typing import Literal

Level = Literal["error", "warning", "note"]
Kind = tuple[Level, str, str]
