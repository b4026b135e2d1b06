"""Units, the smallest translatable texts, and the walk over them in any value of the model."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar

from build_tools.problems import Where

State = Literal["source", "translated", "stale", "adapted", "local"]
Kind = Literal["paragraph", "heading", "cell", "title", "field"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest translatable text.

    `source` is the msgid: the text as written, white space folded, a hard break as a newline.
    `text` is what is shown, in `language`; `indent` continues the text's lines in Markdown.
    `unfilled` is the text before facts took the places of names in braces, where it has any.
    """

    source: str
    where: Where
    address: str
    text: str
    language: str
    kind: Kind = "field"
    state: State = "source"
    safety: bool = False
    indent: str = ""
    unfilled: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a key message or of a table made from data, `indent` deep in its page."""

    kind: Literal["key", "data"]
    name: str
    where: Where
    indent: str = ""


Body = tuple[str | Unit | Slot, ...]


V = TypeVar("V")


@cache
def _fields_with_units(kind: Hashable) -> tuple[str, ...]:
    """The fields in which a unit may be found, of a dataclass of this module; else none."""
    if not is_dataclass(kind) or kind in (Where, Slot):
        return ()
    plain = {"str", "int", "bool", "Where", "str | None", "int | None", "date | None", "Kind"}
    return tuple(field.name for field in fields(kind) if field.type not in plain)


def map_units(value: V, change: Callable[[Unit], Unit]) -> V:
    """The same value with every unit in it changed; what holds no changed unit is shared."""
    result: Any = value
    kind: Any = type(value)
    if kind is Unit:
        result = change(result)
    elif kind is tuple:
        items = [map_units(item, change) for item in result]
        if any(new is not old for new, old in zip(items, result, strict=True)):
            result = tuple(items)
    else:
        news = {}
        for name in _fields_with_units(kind):
            old = getattr(value, name)
            new = map_units(old, change)
            if new is not old:
                news[name] = new
        if news:
            result = replace(result, **news)
    return result  # type: ignore[no-any-return]  # the branches keep the type of `value`


def units_of(value: object) -> tuple[Unit, ...]:
    """Every unit in a value, in reading order."""
    found: list[Unit] = []
    _gather(value, found)
    return tuple(found)


def _gather(value: Any, found: list[Unit]) -> None:
    kind: Any = type(value)
    if kind is Unit:
        found.append(value)
    elif kind is tuple:
        for item in value:
            _gather(item, found)
    else:
        for name in _fields_with_units(kind):
            _gather(getattr(value, name), found)
