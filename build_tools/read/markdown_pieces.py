"""Markdown in pieces: the source text cut at its units, so that each can be replaced in place.

Joined again, the pieces are the text. What is no unit (markers, tables' bars, empty lines) stays
literal, so a translation cannot move or drop a part of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin

from build_tools.problems import Where
from build_tools.units import Body, Kind, Slot, Unit

_MARKS = re.compile(r"[ \t]*(\{[^{}]*\})[ \t]*$")
_SLOT = re.compile(r"!!! (key|data) ([a-z0-9-]+)[ \t]*")
_KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "admonition_title_open": "title",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A unit's or slot's place in the text, counted in signs from its start."""

    start: int
    end: int
    piece: Unit | Slot


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading outside of lists and callouts: the lines it takes, and the marks behind it."""

    level: int
    first: int
    last: int
    marks: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A text cut up: its tokens, its lines' starts, its spans and its headings."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    headings: tuple[Heading, ...]

    def body(self, first: int, last: int) -> Body:
        """The pieces of the lines from `first` up to `last`, without empty lines around."""
        start, end = self.starts[first], self.starts[last]
        pieces: list[str | Unit | Slot] = []
        for span in self.spans:
            if start <= span.start < end:
                pieces += [self.text[start : span.start], span.piece]
                start = span.end
        pieces.append(self.text[start:end])
        if isinstance(pieces[0], str):
            pieces[0] = pieces[0].lstrip("\n")
        pieces[-1] = str(pieces[-1]).rstrip()
        return tuple(piece for piece in pieces if piece != "")


@cache
def parser() -> MarkdownIt:
    """The reader of units: CommonMark with tables, footnotes and admonitions."""
    reader = MarkdownIt("commonmark").enable("table").use(admon_plugin)
    return reader.use(footnote_plugin, inline=False, move_to_end=False)


def outline(text: str, at: Where, language: str) -> Outline:
    """Cut a text up; `at` is the place of its first sign."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    tokens = tuple(parser().parse(text))
    spans: list[Span] = []
    headings: list[Heading] = []
    for token, before in zip(tokens[1:], tokens, strict=False):
        if token.type == "inline" and token.map:
            found = _unit(token, before, lines, starts, at, language, spans)
            spans += [found] if found else []
            if before.type == "heading_open" and before.level == 0 and before.map:
                first, last = before.map
                marks = _MARKS.search(token.content)
                unit = found.piece if found and isinstance(found.piece, Unit) else None
                level = int(before.tag[1:])
                headings.append(Heading(level, first, last, marks[1] if marks else "", unit))
    spans += _slots(tokens, lines, starts, at)
    spans.sort(key=lambda span: span.start)
    return Outline(text, tokens, tuple(starts), tuple(spans), tuple(headings))


def _slots(
    tokens: tuple[Token, ...], lines: list[str], starts: list[int], at: Where
) -> Iterator[Span]:
    for token in tokens:
        if token.type != "admonition_open" or not token.map:
            continue
        number = token.map[0]
        found = _SLOT.search(lines[number])
        if found and found.end() == len(lines[number]):
            where = Where(at.file, at.line + number, found.start() + 1)
            kind: Literal["key", "data"] = "key" if found[1] == "key" else "data"
            slot = Slot(kind, found[2], where, _indent(lines[number][: found.start()]))
            yield Span(starts[number] + found.start(), starts[number] + found.end(), slot)


def _unit(
    token: Token,
    before: Token,
    lines: list[str],
    starts: list[int],
    at: Where,
    language: str,
    spans: list[Span],
) -> Span | None:
    """The unit of an inline token, found again in its lines."""
    first, _ = token.map or (0, 0)
    kind = _KINDS.get(before.type, "paragraph")
    content, line = token.content, lines[first]
    if kind == "cell":
        content = content.replace("|", "\\|")
    elif kind == "heading":
        content = _MARKS.sub("", content)
    elif kind == "title":
        quote = line.find('"')
        if quote < 0 or line.rfind('"') == quote or not line.rstrip().endswith('"'):
            return None
    if not content.strip():
        return None
    rows = content.split("\n")
    if len(rows) > 1 and re.search("[`<]", content):
        return None  # lines of code and tags cannot be joined; the profile has neither
    # The cells of a row are found one behind the other.
    first_free = max(spans[-1].end - starts[first], 0) if spans else 0
    column = _column(kind, line, rows, first_free)
    if column is None:
        return None  # a tab was widened inside the text: it stays as it is
    end = starts[first] + column + len(rows[0])
    if len(rows) > 1:
        last = first + len(rows) - 1
        end = starts[last] + len(lines[last].rstrip())
    where = Where(at.file, at.line + first, column + (1 if first else at.column))
    text = fold(content)
    unit = Unit(text, where, "", text, language, kind, indent=_indent(line[:column]))
    return Span(starts[first] + column, end, unit)


def _column(kind: Kind, line: str, rows: list[str], first_free: int) -> int | None:
    """Where the text starts in its line; None where it does not stand there letter by letter."""
    if kind == "paragraph" or len(rows) > 1:
        # A paragraph ends its line; what stands before it are markers.
        whole = line.rstrip() if len(rows) == 1 else line
        column = len(whole) - len(rows[0])
        return column if column >= 0 and whole.endswith(rows[0]) else None
    after = {"title": line.find('"') + 1, "heading": line.find("#") + 1}.get(kind, first_free)
    column = line.find(rows[0], max(after, 0))
    return column if column >= 0 else None


def fold(text: str) -> str:
    """A text on one line; a hard break stays a newline."""
    rows = text.split("\n")
    folded = rows[0].strip() if len(rows) == 1 else rows[0].lstrip()
    for row in rows[1:]:
        hard = folded.endswith(("  ", "\\"))
        folded = f"{folded.rstrip(' ')}{chr(10) if hard else ' '}{row.lstrip()}"
    return folded.rstrip()


def unfold(unit: Unit) -> str:
    """A unit's text as it stands in Markdown: hard breaks written out, lines continued."""
    rows = unit.text.split("\n")
    if len(rows) == 1:
        return unit.text
    lines = [row if row.endswith("\\") else f"{row}  " for row in rows[:-1]] + [rows[-1]]
    return f"\n{unit.indent}".join(lines)


def _indent(prefix: str) -> str:
    """What continues a line: markers of lists become spaces, of quotations stay."""
    return re.sub(r"[^>\s]", " ", prefix)
