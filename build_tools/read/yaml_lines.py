"""YAML as text with lines: a strict subset, read event by event within limits.

Layers are written by strangers, so nothing is guessed: no aliases, tags, merge keys or second
documents; every scalar stays the text it is until a shape (`read.shapes`) types it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from build_tools.problems import Problem, Where, problem
from build_tools.read.text import check_signs

MAX_DEPTH = 12
MAX_NODES = 20_000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; None for an empty or null one."""

    text: str | None
    where: Where


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields with their keys, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Where


Node = Scalar | Sequence | Mapping


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The one document of a file, or None with the problem that stopped it."""
    reader = _Reader(file, first_line)
    try:
        node = reader.document(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = reader.place(mark) if mark else Where(file, first_line)
        why = getattr(error, "problem", None) or "a character that YAML forbids"
        return None, [*reader.problems, problem("Y01", where, why=why)]
    except _TooMuch:
        return None, reader.problems
    return node, reader.problems


class _TooMuch(Exception):
    """A limit is passed; the problem is noted already."""


class _Reader:
    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.problems: list[Problem] = []
        self.count = 0

    def place(self, mark: Any) -> Where:
        return Where(self.file, mark.line + self.first_line, mark.column + 1)

    def document(self, events: Iterator[Any]) -> Node | None:
        documents = 0
        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problems.append(problem("Y07", self.place(event.start_mark)))
                    return node
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 0)
        return node

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        where = self.place(event.start_mark)
        self.count += 1
        if depth > MAX_DEPTH:
            self.too_much(where, "nesting", MAX_DEPTH)
        if self.count > MAX_NODES:
            self.too_much(where, "values", MAX_NODES)
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(problem("Y02", where))
            return Scalar(None, where)
        if event.anchor:
            self.problems.append(problem("Y02", where))
        if event.tag:
            self.problems.append(problem("Y03", where, tag=event.tag))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(events, depth)), where)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.entries(events, depth)), where)
        if event.style == '"':
            # Escapes hide signs that the text of the file did not show.
            found = check_signs(event.value, self.file)
            self.problems += [replace(one, where=where) for one in found]
        plain = not event.style and event.value in _NULLS
        return Scalar(None if plain else event.value, where)

    def too_much(self, where: Where, what: str, limit: int) -> None:
        self.problems.append(problem("Y06", where, what=what, limit=limit))
        raise _TooMuch

    def items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, events, depth + 1)

    def entries(self, events: Iterator[Any], depth: int) -> Iterator[tuple[Scalar, Node]]:
        lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.text is None:
                self.problems.append(problem("Y01", key.where, why="a key that is no text"))
            elif key.text == "<<":
                self.problems.append(problem("Y04", key.where))
            elif key.text in lines:
                self.problems.append(problem("Y05", key.where, key=key.text, first=lines[key.text]))
            else:
                lines[key.text] = key.where.line
                yield key, value
