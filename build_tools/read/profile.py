"""The profile of Markdown that parts keep to: what two Markdown readers read alike, and no more.

Python-Markdown renders the site, markdown-it reads the units. What only one of them would act on
(raw HTML, attribute lists, code, pictures, addresses) is refused before either sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.problems import Problem, Where, problem
from build_tools.read.markdown_pieces import Outline
from build_tools.units import Unit

CALLOUTS = ("say", "ask", "do", "note", "care", "cut", "key", "data")
LINK = re.compile(r"(?:contact|source|module|about):[a-z0-9/#-]+")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)\}")
# A wildcard for what either reader could take for a tag, a comment or an instruction.
HTML = re.compile(r"<[A-Za-z/!?][^\s>]*>?|&(?:#x?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_PICTURE = re.compile(r"!\[")
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)[^)]*\)|^\s*\[[^\]^]+\]:\s*(\S+)", re.MULTILINE)
_CODE = re.compile(r"`|~~~|\{\{|\{%|\{#[^}]*#\}|^--8<--|^:::", re.MULTILINE)
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")
_CALLOUT = re.compile(r"^(?:!!!|\?\?\?)\+?[ ]*(.*)$")
_HEAD = re.compile(r'([a-z]+)(?: ([a-z0-9-]+))?(?: "[^"]*")?')


def check_profile(found: Outline, at: Where) -> list[Problem]:
    """Everything in a text that is outside the profile."""
    problems = [*_blocks(found, at), *_lines(found, at)]
    marks = {heading.first for heading in found.headings}
    for number, line in enumerate(found.text.split("\n")):
        where = Where(at.file, at.line + number)
        problems += check_inline(line, where, is_heading=number in marks)
    return problems


def check_inline(text: str, where: Where, is_heading: bool = False) -> list[Problem]:
    """What is outside the profile within a line, or within a translation."""
    problems = []

    def note(code: str, found: re.Match[str], group: int = 0) -> None:
        place = Where(where.file, where.line, where.column + found.start(group))
        problems.append(problem(code, place, found=found[group][:60]))

    for found in HTML.finditer(text):
        note("M01", found)
    for found in _PICTURE.finditer(text):
        note("M05", found)
    for found in _CODE.finditer(text):
        if not (is_heading and found[0].startswith("{#")):
            note("M13", found)
    for found in _TARGET.finditer(text):
        group = 1 if found[1] is not None else 2
        if not LINK.fullmatch(found[group]):
            note("M06", found, group)
    plain = PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    if is_heading:
        plain = re.sub(r"\{[^{}]*\}\s*$", "", plain)
    for found in _BRACES.finditer(plain):
        if not found[0].startswith(("{{", "{%")):
            note("M08", found)
    return problems


def _blocks(found: Outline, at: Where) -> Iterator[Problem]:
    """Blocks that have no place: headings inside of other blocks, code, and strange callouts."""
    lines = found.text.split("\n")
    for token in found.tokens:
        if not token.map:
            continue
        where = Where(at.file, at.line + token.map[0])
        if token.type == "heading_open":
            level = int(token.tag[1:])
            if token.level or level not in (2, 3):
                shown = level if not token.level else f"{level} inside another block"
                yield problem("M04", where, level=shown)
        elif token.type in ("fence", "code_block"):
            yield problem("M13", where, found=lines[token.map[0]].strip())
        elif token.type == "admonition_open":
            yield from _callout(lines[token.map[0]].strip(), token.map, lines, where)


def _callout(line: str, rows: list[int], lines: list[str], where: Where) -> Iterator[Problem]:
    head = _CALLOUT.match(line)
    words = _HEAD.fullmatch(head[1].strip()) if head else None
    known = ", ".join(CALLOUTS)
    if not line.startswith("!!! ") or not words or words[1] not in CALLOUTS:
        yield problem("M07", where, found=line[:60], known=known)
    elif words[1] in ("key", "data"):
        if any(row.strip() for row in lines[rows[0] + 1 : rows[1]]):
            yield problem("M11", where, kind=words[1])
        if not words[2] or '"' in line:
            yield problem("M07", where, found=line[:60], known=f"!!! {words[1]} a-name")
    elif words[2]:
        yield problem("M07", where, found=line[:60], known=known)


def _lines(found: Outline, at: Where) -> Iterator[Problem]:
    """A list that starts right under a paragraph: only one of the two readers sees a list."""
    lines = found.text.split("\n")
    opened = {t.map[0] for t in found.tokens if t.type.endswith("_list_open") and t.map}
    items = {t.map[0] for t in found.tokens if t.type == "list_item_open" and t.map}
    for number in sorted(opened):
        above = lines[number - 1] if number else ""
        marker = above.lstrip().startswith("!!! ")
        if above.strip() and not marker and number - 1 not in items and not _nested(lines, number):
            yield problem("M12", Where(at.file, at.line + number))


def _nested(lines: list[str], number: int) -> bool:
    """Whether the line above belongs to the list item that this list is nested in."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    for line in reversed(lines[:number]):
        if not line.strip():
            return False
        if re.match(r"\s*(?:[-+*]|\d+[.)])\s", line) and len(line) - len(line.lstrip()) < depth:
            return True
    return False


def plain_text(unit: Unit) -> str:
    """A unit's text without marks, links' targets and escapes: what is read aloud."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", unit.text)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])|\*+|(?<!\w)_+|_+(?!\w)", "", text)
