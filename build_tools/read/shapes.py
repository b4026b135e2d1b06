"""Shapes of YAML values: one description reads a file and writes its JSON Schema.

A shape's `read` takes a node and the sink for problems and gives a plain value, or None where
the node has another shape (the problem is noted then). Units take their address from the path
of fields that leads to them: `key-messages#do-not-pay.text.older`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlsplit

from build_tools.problems import Problem, Where, nearest, problem
from build_tools.read.yaml_lines import Mapping, Node, Scalar, Sequence
from build_tools.units import Unit

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@dataclass(slots=True)
class Sink:
    """Where problems go while a file is read, and what its units belong to."""

    base: str
    language: str
    problems: list[Problem] = field(default_factory=list)
    safety: bool = False

    def wrong(self, where: Where, path: str, found: object, shape: str) -> None:
        """Note that a field holds something else than its shape."""
        self.problems.append(
            problem("S03", where, field=path or "the file", found=found, shape=shape)
        )


class Shape(Protocol):
    """What every shape can do; `says` is the shape in words."""

    @property
    def says(self) -> str:
        """The shape in words, for a remedy."""

    def read(self, node: Node, path: str, sink: Sink) -> Any:
        """The value of a node of this shape, or None."""

    def schema(self) -> dict[str, Any]:
        """The shape as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that matches a pattern."""

    says: str = "a text"
    pattern: str = r"[^\n]+"

    def read(self, node: Node, path: str, sink: Sink) -> str | None:
        """The text as it stands."""
        if isinstance(node, Scalar) and node.text and re.fullmatch(self.pattern, node.text):
            return node.text
        sink.wrong(node.where, path, _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """A string; the pattern is ours to check, since plain YAML may hold a number here."""
        return {"type": ["string", "number", "boolean"], "description": self.says}


SLUG = Text("a name of small letters, digits and hyphens", r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LINE = Text()


@dataclass(frozen=True, slots=True)
class Words:
    """A text that people read: a unit to translate."""

    says: str = "a text to translate"

    def read(self, node: Node, path: str, sink: Sink) -> Unit | None:
        """The unit, white space folded."""
        if isinstance(node, Scalar) and node.text and node.text.strip():
            text = " ".join(node.text.split())
            address = f"{sink.base}#{path}" if path else sink.base
            return Unit(text, node.where, address, text, sink.language, safety=sink.safety)
        sink.wrong(node.where, path, _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": ["string", "number"], "description": self.says}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int = 0
    high: int = 1000

    @property
    def says(self) -> str:
        """The shape in words."""
        return f"a whole number from {self.low} to {self.high}"

    def read(self, node: Node, path: str, sink: Sink) -> int | None:
        """The number; digits alone, so that 012 and 1:20 stay mistakes."""
        text = node.text if isinstance(node, Scalar) else None
        if text and re.fullmatch(r"0|[1-9][0-9]{0,5}", text) and self.low <= int(text) <= self.high:
            return int(text)
        sink.wrong(node.where, path, _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """An integer in the range."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Ages:
    """The youngest and the oldest age, in whole years."""

    says: str = "two ages, the lower one first: [8, 10]"

    def read(self, node: Node, path: str, sink: Sink) -> tuple[int, int] | None:
        """The two ages."""
        texts = (
            [one.text for one in node.items if isinstance(one, Scalar)]
            if isinstance(node, Sequence)
            else []
        )
        ages = [int(text) for text in texts if text and re.fullmatch(r"[0-9]{1,3}", text)]
        if len(texts) == len(ages) == 2 and ages[0] <= ages[1] <= 120:
            return ages[0], ages[1]
        sink.wrong(node.where, path, " ".join(map(str, texts)) or _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """An array of two integers."""
        return {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:
        """The shape in words."""
        return f"one of: {', '.join(self.words)}"

    def read(self, node: Node, path: str, sink: Sink) -> str | None:
        """The word."""
        if isinstance(node, Scalar) and node.text in self.words:
            return node.text
        sink.wrong(node.where, path, _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    says: str = "true or false"

    def read(self, node: Node, path: str, sink: Sink) -> bool | None:
        """The truth value."""
        if isinstance(node, Scalar) and node.text in ("true", "false"):
            return node.text == "true"
        sink.wrong(node.where, path, _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date: 2026-11-24."""

    says: str = "a date, such as 2026-11-24"

    def read(self, node: Node, path: str, sink: Sink) -> date | None:
        """The date."""
        text = node.text if isinstance(node, Scalar) else None
        try:
            if text and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        sink.wrong(node.where, path, _shown(node), self.says)
        return None

    def schema(self) -> dict[str, Any]:
        """A date string."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Https:
    """An https address with a plain host name."""

    says: str = "an https address"

    def read(self, node: Node, path: str, sink: Sink) -> str | None:
        """The address, if a reader could check it letter by letter."""
        text = node.text if isinstance(node, Scalar) else None
        if text and is_https(text):
            return text
        sink.problems.append(problem("C03", node.where, url=_shown(node)))
        return None

    def schema(self) -> dict[str, Any]:
        """A string that starts with https."""
        return {"type": "string", "pattern": "^https://"}


def is_https(text: str) -> bool:
    """Whether this is https, a plain host, and ASCII without spaces, quotes or brackets."""
    if not re.fullmatch(r"https://[!#$%&*+,./0-9:;=?@A-Z_a-z~-]+", text):
        return False
    try:
        parts = urlsplit(text)
        return bool(_HOST.fullmatch(parts.netloc))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value that may be null."""

    shape: Shape

    @property
    def says(self) -> str:
        """The shape in words."""
        return f"{self.shape.says}, or null"

    def read(self, node: Node, path: str, sink: Sink) -> Any:
        """The value, or None."""
        if isinstance(node, Scalar) and node.text is None:
            return None
        return self.shape.read(node, path, sink)

    def schema(self) -> dict[str, Any]:
        """The shape or null."""
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one shape; a tuple of those that could be read."""

    shape: Shape
    low: int = 0
    high: int = 500

    @property
    def says(self) -> str:
        """The shape in words."""
        return f"a list of {self.low} to {self.high}: {self.shape.says}"

    def read(self, node: Node, path: str, sink: Sink) -> tuple[Any, ...]:
        """The values in order."""
        if not isinstance(node, Sequence) or not self.low <= len(node.items) <= self.high:
            sink.wrong(node.where, path, _shown(node), self.says)
            return ()
        values = (
            self.shape.read(item, f"{path}.{place}" if path else str(place), sink)
            for place, item in enumerate(node.items, 1)
        )
        return tuple(value for value in values if value is not None)

    def schema(self) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "items": self.shape.schema(), "minItems": self.low}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Fields whose keys are the writer's: a tuple of pairs, in the order of the file."""

    shape: Shape
    keys: Shape = SLUG

    @property
    def says(self) -> str:
        """The shape in words."""
        return f"fields, each {self.shape.says}"

    def read(self, node: Node, path: str, sink: Sink) -> tuple[tuple[str, Any], ...]:
        """The pairs that could be read."""
        if not isinstance(node, Mapping):
            sink.wrong(node.where, path, _shown(node), self.says)
            return ()
        pairs = []
        for key, item in node.entries:
            name = self.keys.read(key, path, sink)
            value = self.shape.read(item, f"{path}.{name}" if path else str(name), sink)
            if name is not None and value is not None:
                pairs.append((name, value))
        return tuple(pairs)

    def schema(self) -> dict[str, Any]:
        """An object with any keys."""
        return {"type": "object", "additionalProperties": self.shape.schema()}


@dataclass(frozen=True, slots=True)
class Record:
    """Named fields; those of `needs` must be there. The value is a dict with its `where`."""

    needs: Table[str, Shape]
    may: Table[str, Shape] = field(default_factory=dict)
    says: str = "fields"

    def read(self, node: Node, path: str, sink: Sink) -> dict[str, Any] | None:
        """The fields, None for what is not there; or None where a needed one is missing."""
        if not isinstance(node, Mapping):
            sink.wrong(node.where, path, _shown(node), self.says)
            return None
        shapes = {**self.needs, **self.may}
        values: dict[str, Any] = {**dict.fromkeys(shapes), "where": node.where}
        for key, item in node.entries:
            if key.text in shapes:
                step = f"{path}.{key.text}" if path else str(key.text)
                values[key.text] = shapes[key.text].read(item, step, sink)
            else:
                near = nearest(key.text or "", shapes)
                sink.problems.append(problem("S02", key.where, field=key.text, near=near))
        given = {key.text for key, _ in node.entries}
        for name, shape in self.needs.items():
            if name not in given:
                sink.problems.append(problem("S01", node.where, field=name, shape=shape.says))
        if any(
            values[name] is None and not isinstance(self.needs[name], Maybe) for name in self.needs
        ):
            return None
        return values

    def schema(self) -> dict[str, Any]:
        """An object with these fields and no others."""
        properties = {name: shape.schema() for name, shape in {**self.needs, **self.may}.items()}
        return {
            "type": "object",
            "properties": properties,
            "required": list(self.needs),
            "additionalProperties": False,
        }


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return "null" if node.text is None else node.text[:80]
    return "a list" if isinstance(node, Sequence) else "fields"
