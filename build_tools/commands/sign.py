"""`curriculum sign`: a sign-off, bound to exactly what was reviewed and to the one before it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_tools import digest
from build_tools.commands.check import problems_of
from build_tools.files import write_file
from build_tools.layer import Role, SignOff
from build_tools.problems import CannotGoOn, Where, problem
from build_tools.project import Project, known_tags, load, read_project
from build_tools.read.layers import read_edition_file
from build_tools.read.sign_offs import SIGNATURE, record_path
from build_tools.read.yaml_lines import Mapping, Sequence, parse_yaml
from build_tools.review import Pieces, digest_of, pieces_of, short
from build_tools.signatures import make

_RECORD = """\
# What {organisation} reviewed, by short digests. Made by curriculum sign; any change voids it.
edition: {edition}
{fields}pieces:
{pieces}"""
_EMPTY = {
    "language": "none of the edition's words is in its own language",
    "safeguarding": "the edition teaches nothing",
    "contacts": "the edition names no contact",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What an organisation states: who, what they reviewed, on which day; and its key, if any."""

    organisation: str
    role: Role
    date: date
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What was written, and how many pieces were signed."""

    paths: tuple[str, ...]
    pieces: int


def sign(root: Path, tag: str, statement: Statement, today: date) -> Signed:
    """Record a sign-off. An edition with errors cannot be signed, since it cannot be built.

    Nothing is written unless the result is without errors: a signature that allowed_signers does
    not prove is one.
    """
    project = load(root, (tag,))
    known_tags(project.tags, (tag,))
    path = f"locales/{tag}/edition.yml"
    if statement.date > today:
        values = {"organisation": statement.organisation, "day": statement.date}
        raise CannotGoOn(problem("E13", Where(path), **values))
    errors = [one for one in problems_of(project, (tag,), today) if one.level == "error"]
    if errors:
        raise CannotGoOn(*errors)
    edition, _ = project.compose(tag)
    pieces = pieces_of(edition, statement.role)
    if not any("/" in name for name, _ in pieces):
        raise CannotGoOn(problem("E14", Where(path), why=_EMPTY[statement.role]))
    before = edition.file.sign_offs[-1].record if edition.file.sign_offs else b""
    one = SignOff(
        edition.file.where,
        statement.organisation,
        statement.role,
        statement.date,
        digest_of(tag, statement.role, pieces),
        digest.of_bytes(before) if before else None,
    )
    files = _files(project, tag, one, pieces, statement.key)
    after = read_project(root, {**project.tree, **files}, (), (tag,))
    errors = [one for one in problems_of(after, (tag,), today) if one.level == "error"]
    if errors:
        raise CannotGoOn(*errors)
    for name, content in files.items():
        write_file(root / name, content)
    return Signed(tuple(files), len(pieces))


def _files(
    project: Project, tag: str, one: SignOff, pieces: Pieces, key: Path | None
) -> dict[str, bytes]:
    """The files of a sign-off, the list last: until it is written, nothing is signed."""
    path = f"locales/{tag}/edition.yml"
    text = with_sign_off(project.tree[path], path, tag, one)
    file, _ = read_edition_file(text, path, tag)
    number = len(file.sign_offs) if file else 0
    rows = "".join(f"  {name}: {digits}\n" for name, digits in short(pieces))
    record = _RECORD.format(
        organisation=one.organisation,
        edition=tag,
        fields="".join(f"{name}: {value}\n" for name, value in _fields(one)),
        pieces=rows,
    ).encode()
    name = record_path(tag, number)
    signature = {name + SIGNATURE: make(record, key)} if key else {}
    return {name: record, **signature, path: text}


def _fields(one: SignOff) -> tuple[tuple[str, str], ...]:
    """The fields of a sign-off as YAML writes them; a name in quotes, whatever is in it."""
    return (
        ("organisation", json.dumps(one.organisation, ensure_ascii=False)),
        ("role", one.role),
        ("date", one.day.isoformat()),
        ("digest", one.digest),
        ("before", one.before or "null"),
    )


def with_sign_off(content: bytes, path: str, tag: str, one: SignOff) -> bytes:
    """An edition file with one sign-off more in its list; every other line stays as it is.

    The result is read again: unless it says what the old file said, and the sign-off, it is not
    used.
    """
    old, _ = read_edition_file(content, path, tag)
    lines = content.decode("utf-8").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    place, dash = _place(content.decode("utf-8-sig"), path, lines)
    names = _fields(one)
    new = [f"{dash}- {names[0][0]}: {names[0][1]}{end}"]
    new += [f"{dash}  {name}: {value}{end}" for name, value in names[1:]]
    lines[place:place] = new
    text = "\n".join(lines).encode()
    read, problems = read_edition_file(text, path, tag)
    wanted = replace(old, sign_offs=(*old.sign_offs, one)) if old else None
    if digest.of_content(read) != digest.of_content(wanted):
        why = problems[0].words if problems else "it is not written as a plain list"
        raise CannotGoOn(problem("E15", Where(path), why=why))
    return text


def _place(text: str, path: str, lines: list[str]) -> tuple[int, str]:
    """Before which line the new entry goes, and what stands before its dash."""
    node, _ = parse_yaml(text, path)
    entries = node.entries if isinstance(node, Mapping) else ()
    for place, (key, value) in enumerate(entries):
        if key.text != "sign_offs":
            continue
        first = key.where.line - 1
        last = entries[place + 1][0].where.line - 1 if place + 1 < len(entries) else len(lines)
        if isinstance(value, Sequence) and value.items:
            inside = [n for n in range(first, last) if re.match(r"\s*[^\s#]|\s+#", lines[n])]
            return inside[-1] + 1, " " * (value.where.column - 1)
        # An empty list: its brackets go, what is said behind them stays.
        lines[first] = re.sub(r"^(sign_offs:)[ ]*(?:\[[ ]*\]|null|~)?", r"\1", lines[first])
        return first + 1, "  "
    if not lines[-1]:
        lines.pop()
    end = "\r" if lines[0].endswith("\r") else ""
    lines += [f"sign_offs:{end}", ""]
    return len(lines) - 1, "  "
