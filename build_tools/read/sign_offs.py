"""Sign-offs: the list in `edition.yml`, and the record of each in `sign-offs/`, chained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

from build_tools import digest
from build_tools.layer import EditionFile, Proof, SignOff
from build_tools.problems import Problem, Where, problem
from build_tools.read.modules import Tree
from build_tools.read.shapes import LINE, Day, Maybe, OneOf, Pairs, Record, Shape, Sink, Text
from build_tools.read.text import decode
from build_tools.read.yaml_lines import parse_yaml

FOLDER = "sign-offs"
SIGNERS = "allowed_signers"
SIGNATURE = ".sig"
ROLES = ("language", "safeguarding", "contacts")
_DIGEST = Text("a digest of 64 digits", r"[0-9a-f]{64}")
_FIELDS: dict[str, Shape] = {
    "organisation": LINE,
    "role": OneOf(ROLES),
    "date": Day(),
    "digest": _DIGEST,
    "before": Maybe(_DIGEST),
}
SIGN_OFF = Record(_FIELDS, {"withdrawn": Maybe(Day())})
RECORD = Record(
    {
        "edition": LINE,
        **_FIELDS,
        "pieces": Pairs(
            Text("a digest of twelve digits", r"[0-9a-f]{12}"),
            Text("the name of a piece", r"[A-Za-z0-9][A-Za-z0-9/#-]*"),
        ),
    }
)
_NAME = re.compile(rf"{FOLDER}/([1-9][0-9]{{0,3}})\.yml(?:\{SIGNATURE})?")
_PRINCIPALS = re.compile(r'\s*(?:"([^"]*)"|(\S+))')


def is_of_sign_offs(name: str) -> bool:
    """Whether a file of a layer's folder is a record, a signature or the list of keys."""
    return name == SIGNERS or bool(_NAME.fullmatch(name))


def record_path(tag: str, number: int) -> str:
    """Where the record of an edition's sign-off of this number, from 1, is kept."""
    return f"locales/{tag}/{FOLDER}/{number}.yml"


def sign_off(row: dict[str, Any]) -> SignOff:
    """One entry of the list, still without its record."""
    return SignOff(
        row["where"],
        row["organisation"],
        row["role"],
        row["date"],
        row["digest"],
        row["before"],
        row["withdrawn"],
    )


def with_records(file: EditionFile, tree: Tree, tag: str) -> tuple[EditionFile, list[Problem]]:
    """The edition's file with the record of each sign-off, and all that is wrong with them."""
    path = f"locales/{tag}/{SIGNERS}"
    signers = tree.get(path, b"")
    text, problems = decode(signers, path)
    found: list[SignOff] = []
    for number, one in enumerate(file.sign_offs, 1):
        one, more = _with_record(one, tree, tag, number)
        problems += more
        before = found[-1].record if found else b""
        if one.before != (digest.of_bytes(before) if before else None):
            # One of the two is not what it was; neither counts.
            if before or number == 1:
                why = "it names another record before it than the one that is there"
                problems.append(_damaged(one, why, tag, number))
            one = replace(one, sound=False)
            found[-1:] = [replace(last, sound=False) for last in found[-1:]]
        proof, more = _proof(one, text or "", bool(signers))
        problems += more
        found.append(replace(one, proof=proof))
    problems += _strays(tree, tag, len(found))
    return replace(file, sign_offs=tuple(found), allowed_signers=signers), problems


def _with_record(one: SignOff, tree: Tree, tag: str, number: int) -> tuple[SignOff, list[Problem]]:
    """An entry with its record; it is sound where the record says the same."""
    path = record_path(tag, number)
    content = tree.get(path)
    if content is None:
        return one, [_damaged(one, "its record is missing", tag, number)]
    one = replace(one, record=content, signature=tree.get(path + SIGNATURE, b""))
    row, problems = _read_record(content, path, tag)
    if row is None:
        return one, problems
    said = (tag, one.organisation, one.role, one.day, one.digest, one.before)
    for name, value in zip(("edition", *_FIELDS), said, strict=True):
        if row[name] != value:
            why = f"its record says {name}: {row[name] or 'null'}"
            problems.append(_damaged(one, why, tag, number))
    return replace(one, pieces=row["pieces"], sound=not problems), problems


def _read_record(
    content: bytes, path: str, tag: str
) -> tuple[dict[str, Any] | None, list[Problem]]:
    text, problems = decode(content, path)
    node, more = parse_yaml(text or "", path)
    sink = Sink(path, tag, [*problems, *more])
    row = RECORD.read(node, "", sink) if node else None
    if row is None and not sink.problems:
        missing = {"field": "edition", "shape": "the tag of the edition"}
        sink.problems.append(problem("S01", Where(path), **missing))
    return row, sink.problems


def _damaged(one: SignOff, why: str, tag: str, number: int) -> Problem:
    path = record_path(tag, number)
    return problem("E09", one.where, organisation=one.organisation, why=why, path=path)


def _proof(one: SignOff, signers: str, any_signers: bool) -> tuple[Proof, list[Problem]]:
    """What a signature proves before anybody looked at it; none is enough for who has a key."""
    if one.signature and any_signers:
        return "not looked at", []
    if one.signature:
        why = f"there is no file {SIGNERS} beside edition.yml to prove it by"
    elif is_named(signers, one.organisation):
        why = f"it is missing, and {SIGNERS} names them"
    else:
        return "unsigned", []
    return "bad", [problem("E11", one.where, organisation=one.organisation, why=why)]


def is_named(signers: str, organisation: str) -> bool:
    """Whether a list of keys names an organisation: by its name or a pattern, as OpenSSH does.

    Capitals make no difference here: in doubt a signature is asked for.
    """
    for line in signers.splitlines():
        names = _PRINCIPALS.match(line)
        if names and not line.lstrip().startswith("#"):
            patterns = (names[1] or names[2] or "").casefold().replace("[", "[[]").split(",")
            if any(fnmatchcase(organisation.casefold(), pattern) for pattern in patterns):
                return True
    return False


def _strays(tree: Tree, tag: str, count: int) -> Iterator[Problem]:
    """Records that the list does not have: somebody took an entry out."""
    folder = f"locales/{tag}/"
    for path in sorted(one for one in tree if one.startswith(f"{folder}{FOLDER}/")):
        name = _NAME.fullmatch(path[len(folder) :])
        alone = path.endswith(SIGNATURE) and path.removesuffix(SIGNATURE) not in tree
        if name and (alone or int(name[1]) > count):
            yield problem("E10", Where(path))
