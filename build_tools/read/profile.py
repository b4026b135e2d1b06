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
# A link by id: what it leads to, and the id.
LINK = re.compile(r"\]\((contact|source|module|about|picture):([a-z0-9/#-]+)\)")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)\}")
# A wildcard for what either reader could take for a tag, a comment or an instruction.
HTML = re.compile(r"<[A-Za-z/!?][^\s>]*>?|&(?:#x?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
# A drawing of the standard stands by itself in its paragraph.
_PICTURE = re.compile(r"!\[(?!(?<=^!\[)[^\[\]]+\]\(picture:[a-z0-9-]+\)$)")
_TARGET = re.compile(r"\]\(([^)\s]{0,80})")
# A definition of a link: [words]: address. A footnote's, [^1]: text, is none.
_DEFINITION = re.compile(r"\[(?!\^)[^\[\]]*\]:\s*(\S{0,80})")
_CODE = re.compile(r"`|~~~|\{\{[^}]*\}?\}?|\{%[^}]*\}?|\{#[^}]*#\}|^--8<--|^:::", re.MULTILINE)
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")
# What begins a block in either Markdown reader, at the start of a text.
_BLOCK = re.compile(
    r"(?:(#)|(>)|([-+*]\s)|(\d{1,9}[.)]\s)|(!!!|\?\?\?|:::)|((?:[-*_=]\s*){3,}$)"
    r"|(\[[^\]]*\]:)|(\|)|(\s))"
)
_BLOCKS = (
    "a heading",
    "a quotation",
    "a list",
    "a numbered list",
    "a callout",
    "a line",
    "a definition",
    "a table",
    "code or nothing",
)
_CALLOUT = re.compile(r"^(?:!!!|\?\?\?)\+?[ ]*(.*)$")
_HEAD = re.compile(r'([a-z]+)(?: ([a-z0-9-]+))?(?: "[^"]*")?')


def check_profile(found: Outline, at: Where) -> list[Problem]:
    """Everything in a text that is outside the profile."""
    links = (*check_links(found.text, at), *_broken_links(found, at))
    problems = [*_blocks(found, at), *_lists(found, at), *links]
    marks = {heading.first for heading in found.headings}
    for number, line in enumerate(found.text.split("\n")):
        where = Where(at.file, at.line + number)
        problems += _signs(re.sub(r"\{[^{}]*\}\s*$", "", line) if number in marks else line, where)
    return problems


def check_inline(text: str, where: Where) -> list[Problem]:
    """What is outside the profile in a text that stands within a line: a field, a translation."""
    return [*_signs(text, where), *check_links(text, where)]


def block_at_start(text: str) -> str | None:
    """The block that Markdown makes of a text, by what it begins with; None for a paragraph."""
    found = _BLOCK.match(text)
    if not found:
        return None
    return next(name for name, group in zip(_BLOCKS, found.groups(), strict=True) if group)


def check_links(text: str, at: Where) -> Iterator[Problem]:
    """Links go by id; an address, or the definition of one, has no place in a text."""
    for found in _TARGET.finditer(text):
        if not LINK.match(text, found.start()):
            yield problem("M06", _place(text, found.start(1), at), found=found[1])
    for found in _DEFINITION.finditer(text):
        yield problem("M06", _place(text, found.start(), at), found=found[1])


def _broken_links(found: Outline, at: Where) -> Iterator[Problem]:
    """The end of a link without its words: a reader would see the address as text."""
    for token in found.tokens:
        if token.type != "inline" or not token.map:
            continue
        said = [f"{kind}:{name}" for kind, name in LINK.findall(token.content)]
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target in said:
                said.remove(str(target))
        for target in said:
            where = Where(at.file, at.line + token.map[0])
            yield problem("M06", where, found=f"{target}, without [words] before it")


def _place(text: str, offset: int, at: Where) -> Where:
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return Where(at.file, at.line + line, offset - start + (1 if line else at.column))


def _signs(text: str, where: Where) -> Iterator[Problem]:
    """Tags, pictures, code and braces, wherever they stand in a text."""
    plain = PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    for code, pattern, within in (
        ("M01", HTML, text),
        ("M05", _PICTURE, text),
        ("M13", _CODE, text),
        ("M08", _BRACES, _CODE.sub(lambda match: " " * len(match[0]), plain)),
    ):
        for found in pattern.finditer(within):
            shown = text[found.start() : found.end()][:60]
            yield problem(code, _place(text, found.start(), where), found=shown)


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


def _lists(found: Outline, at: Where) -> Iterator[Problem]:
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


_MARKS = re.compile(r"[\[\\*_]")
_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"\[\^[^\]]+\]")
_STRESS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|(?<!\w)_+|_+(?!\w)")


def plain_text(unit: Unit) -> str:
    """A unit's text without marks, links' targets and escapes: what is read aloud."""
    if not _MARKS.search(unit.text):
        return unit.text
    return _STRESS.sub("", _NOTE.sub("", _LINKED.sub(r"\1", unit.text)))
