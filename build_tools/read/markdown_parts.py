"""Markdown files of the standard and its layers: their head, their sections and their units."""

from __future__ import annotations

import re
from dataclasses import replace

from build_tools.model import TOP, Section
from build_tools.problems import Problem, Where, problem
from build_tools.read.markdown_pieces import Heading, outline
from build_tools.read.profile import check_profile
from build_tools.read.yaml_lines import Mapping, Node, parse_yaml
from build_tools.units import Body, Unit

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARK = re.compile(r'#(?P<id>\S+)|\.(?P<name>[a-z]+)|(?P<key>[a-z]+)="(?P<value>[^"]*)"')
_MARKS = 'an id, .safety, .locked, .practice, minutes="10", ages="14-17"'


def split_head(text: str, file: str) -> tuple[Node | None, str, int, list[Problem]]:
    """The head's fields, the text behind the head, and the line that text starts on."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        return None, text, 1, [problem("M10", Where(file))]
    node, problems = parse_yaml("\n".join(lines[1:end]), file, 2)
    if node is None and not problems:
        node = Mapping((), Where(file, 2))
    return node, "\n".join(lines[end + 1 :]), end + 2, problems


def read_sections(
    text: str, file: str, first_line: int, address: str, language: str
) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a part's text; `address` is the part's, such as `teens/x/lesson`."""
    at = Where(file, first_line)
    found = outline(text, at, language)
    problems = check_profile(found, at)
    ends = [*(heading.first for heading in found.headings), len(found.starts) - 1]
    sections = []
    ids: set[str] = set()
    top = found.body(0, ends[0])
    if any(isinstance(piece, Unit) or str(piece).strip() for piece in top):
        sections.append(Section(TOP, at, top))
    for heading, end in zip(found.headings, ends[1:], strict=True):
        where = Where(file, first_line + heading.first)
        section = Section("", where, found.body(heading.last, end), heading.unit, heading.level)
        section, more = _with_marks(section, heading)
        problems += more
        if section.id in ids:
            problems.append(problem("M03", where, id=section.id))
        ids |= {section.id} - {""}
        sections.append(section)
    return tuple(_addressed(section, address) for section in sections), problems


def read_local_text(
    text: str, file: str, first_line: int, address: str, language: str
) -> tuple[Body, list[Problem]]:
    """The text of an adaptation: units without a heading of their own."""
    sections, problems = read_sections(text, file, first_line, address, language)
    for section in sections:
        if section.heading is not None:
            problems.append(problem("M04", section.where, level=f"{section.level} here"))
    return (sections[0].body if sections else ()), problems


def _with_marks(section: Section, heading: Heading) -> tuple[Section, list[Problem]]:
    """The section with what the braces behind its heading say."""
    where, marks = section.where, heading.marks.strip("{}").strip()
    problems = []
    values: dict[str, object] = {}
    for found in _MARK.finditer(marks):
        if found["id"]:
            values["id"] = found["id"]
        elif found["name"] in ("safety", "locked", "practice"):
            values[found["name"]] = True
        elif found["key"] == "minutes" and re.fullmatch(r"[1-9][0-9]?", found["value"]):
            values["minutes"] = int(found["value"])
        elif found["key"] == "ages" and (ages := _ages(found["value"])):
            values["ages"] = ages
        else:
            problems.append(problem("M09", where, found=found[0], known=_MARKS))
    if rest := _MARK.sub("", marks).strip():
        problems.append(problem("M09", where, found=rest, known=_MARKS))
    if not _ID.fullmatch(str(values.get("id", ""))):
        title = section.heading.text if section.heading else "..."
        slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "an-id"
        problems.append(problem("M02", where, heading=f"{'#' * section.level} {title}", id=slug))
        values.pop("id", None)
    return replace(section, **values), problems  # type: ignore[arg-type]  # values by name


def _ages(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", text)
    low, high = (int(found[1]), int(found[2])) if found else (1, 0)
    return (low, high) if low <= high else None


def _addressed(section: Section, address: str) -> Section:
    """The section with an address on each of its units: part, section, place."""
    place = 0
    base = f"{address}#{section.id}"
    body: list[object] = []
    for piece in section.body:
        if isinstance(piece, Unit):
            place += 1
            piece = replace(piece, address=f"{base}/{place}", safety=section.safety)
        body.append(piece)
    heading = section.heading and replace(
        section.heading, address=f"{base}/0", safety=section.safety
    )
    return replace(section, body=tuple(body), heading=heading)  # type: ignore[arg-type]
