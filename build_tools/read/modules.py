"""Modules: their folder, the head of `index.md`, and their parts."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from typing import Any

from build_tools.model import (
    ABOUT,
    ELEMENTS,
    GROUPS,
    Module,
    Part,
    TextPart,
)
from build_tools.problems import Problem, Where, problem
from build_tools.read.markdown_parts import read_sections, split_head
from build_tools.read.shapes import (
    SLUG,
    Many,
    Maybe,
    OneOf,
    Record,
    Sink,
    Whole,
    Words,
)
from build_tools.read.text import decode
from build_tools.read.yaml_parts import SHAPES, read_yaml_part

Tree = Table[str, bytes]

INDEX_HEAD = Record(
    {"title": Words(), "summary": Words(), "order": Whole(0, 99)},
    {
        "minutes": Maybe(Whole(5, 240)),
        "elements": Many(OneOf(ELEMENTS)),
        "outcomes": Many(SLUG),
        "key_messages": Many(SLUG),
        "sources": Many(SLUG),
    },
)
PART_HEAD = Record({"title": Words()})
_PART = re.compile(r"(index|lesson|slides|handout-[a-z0-9-]+)\.md")
PICTURES = "pictures"
_RANK = {"index": 0, "lesson": 1, "slides": 2, "chat": 3, "quiz": 4, "questionnaire": 6}
_FOLDERS = "a folder named in small letters, digits and hyphens, with its files in it"
_FILES = "index.md, lesson.md, slides.md, handout-*.md, chat.yml, quiz.yml, questionnaire.yml"


def read_modules(
    tree: Tree, folder: str, language: str, origin: str = ""
) -> tuple[tuple[Module, ...], list[Problem]]:
    """Every module under `folder`, in the order of groups and of their heads."""
    modules: list[Module] = []
    problems: list[Problem] = []
    groups = GROUPS if origin else (*GROUPS, ABOUT)
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(tree):
        if not path.startswith(f"{folder}/"):
            continue
        steps = path[len(folder) + 1 :].split("/")
        if steps[0] == ABOUT in groups and len(steps) == 2 and steps[1].endswith(".md"):
            found[ABOUT, steps[1][:-3]] = [path]
        elif steps[0] in GROUPS and len(steps) == 3 and is_plain_name(steps[1]):
            found.setdefault((steps[0], steps[1]), []).append(path)
        elif len(steps) > 1 and not (steps[0] == PICTURES and not origin):
            code = "A10" if steps[0] not in groups else "F02"
            known = ", ".join(groups) if code == "A10" else _FOLDERS
            problems.append(problem(code, Where(path), group=steps[0], known=known))
    for (group, name), paths in found.items():
        module, more = _module(tree, group, name, paths, language, origin)
        problems += more
        modules += [module] if module else []
    modules.sort(key=lambda module: (groups.index(module.group), module.order, module.name))
    return tuple(modules), problems


def is_plain_name(name: str) -> bool:
    """Whether a folder may have this name: an address, and a file on every system."""
    plain = re.fullmatch(SLUG.pattern, name) is not None
    return plain and name not in ("con", "prn", "aux", "nul") and len(name) <= 60


def _module(
    tree: Tree, group: str, name: str, paths: list[str], language: str, origin: str
) -> tuple[Module | None, list[Problem]]:
    problems: list[Problem] = []
    parts: list[Part] = []
    head: dict[str, Any] | None = None
    index = next((p for p in paths if group == ABOUT or p.endswith("/index.md")), None)
    if index is None:
        return None, [problem("F04", Where(f"{paths[0].rpartition('/')[0]}/index.md"))]
    for path in paths:
        file = path.rpartition("/")[2]
        address = f"{group}/{name}/{'index' if group == ABOUT else file.partition('.')[0]}"
        text, more = decode(tree[path], path)
        problems += more
        if text is None:
            continue
        part: Part | None = None
        if path == index:
            part, head, more = _text_part(text, path, address, language, INDEX_HEAD)
        elif _PART.fullmatch(file):
            part, _, more = _text_part(text, path, address, language, PART_HEAD)
        elif file.endswith(".yml") and file[:-4] in SHAPES:
            part, more = read_yaml_part(text, path, address, language)
        else:
            more = [problem("F02", Where(path), known=_FILES)]
        problems += more
        parts += [part] if part else []
    if head is None:
        return None, problems
    parts.sort(key=lambda part: (_RANK.get(part.name, 5), part.name))
    lists = ("elements", "outcomes", "key_messages", "sources")
    given = {field: head[field] or () for field in lists}
    module = Module(
        group,
        name,
        head["where"],
        head["title"],
        head["summary"],
        tuple(parts),
        head["order"],
        head["minutes"],
        origin=origin,
        **given,
    )
    return module, problems


def _text_part(
    text: str, path: str, address: str, language: str, shape: Record
) -> tuple[TextPart | None, dict[str, Any] | None, list[Problem]]:
    node, body, first_line, problems = split_head(text, path)
    sink = Sink(address, language, problems)
    head = shape.read(node, "", sink) if node else None
    sections, more = read_sections(body, path, first_line, address, language)
    problems = [*sink.problems, *more]
    if head is None:
        return None, None, problems
    name = address.rpartition("/")[2]
    return TextPart(name, Where(path), head["title"], sections), head, problems
