"""Reports: problems as text, JSON, GitHub annotations or SARIF 2.1.0, and rows as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from build_tools.problems import KINDS, Problem

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def in_format(problems: Sequence[Problem], name: str) -> str:
    """The problems in one of the four forms."""
    forms: dict[str, Callable[[Sequence[Problem]], str]] = {
        "text": as_text,
        "json": lambda found: _json([asdict(one) for one in found]),
        "github": lambda found: "\n".join(_annotation(one) for one in found),
        "sarif": lambda found: _json(as_sarif(found)),
    }
    return forms[name](problems)


def as_text(problems: Sequence[Problem]) -> str:
    """One problem a line, `path:line:column: level code message`, and a count at the end."""
    lines = [f"{p.where}: {p.level} {p.code} {p.words}; {p.remedy}" for p in problems]
    counts = (
        f"{sum(p.level == level for p in problems)} {level}s"
        for level in ("error", "warning", "note")
    )
    return "\n".join([*lines, ", ".join(counts)])


def as_sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """The problems as a SARIF log of one run."""
    codes = sorted({one.code for one in problems})
    rules = [{"id": code, "help": {"text": KINDS[code][2]}} for code in codes]
    results = [
        {
            "ruleId": one.code,
            "level": one.level,
            "message": {"text": f"{one.words}; {one.remedy}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": one.where.file},
                        "region": {"startLine": one.where.line, "startColumn": one.where.column},
                    }
                }
            ],
        }
        for one in problems
    ]
    driver = {"name": "curriculum", "rules": rules}
    return {
        "$schema": _SARIF,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _annotation(one: Problem) -> str:
    level = "notice" if one.level == "note" else one.level
    words = f"{one.words}; {one.remedy}".replace("%", "%25").replace("\n", "%0A")
    place = f"file={one.where.file},line={one.where.line},col={one.where.column}"
    return f"::{level} {place},title={one.code}::{words}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def as_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the columns aligned."""
    cells = [head, *rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
