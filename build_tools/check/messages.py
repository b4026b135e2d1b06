"""Key messages: those that a module names stand in it exactly once, in words for its group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.edition import Standard
from build_tools.model import Module, TextPart
from build_tools.problems import Problem, nearest, problem
from build_tools.units import Slot


def check_messages(modules: Iterable[Module], standard: Standard) -> Iterator[Problem]:
    """The rules for the callouts of kind `key`."""
    known = {message.id: message for message in standard.key_messages}
    for message in standard.key_messages:
        for group in message.groups:
            for texts in (message.texts, *(variant.texts for variant in message.variants)):
                if group not in dict(texts):
                    yield problem("K04", message.where, id=message.id, group=group)
    for module in modules:
        for part in module.parts:
            if not isinstance(part, TextPart):
                continue
            slots = _slots(part)
            yield from _once(slots)
            for slot in slots:
                if slot.name not in known:
                    near = nearest(slot.name, known)
                    yield problem("R06", slot.where, found=slot.name, near=near)
                elif known[slot.name].text_for(module.group) is None:
                    yield problem("K04", slot.where, id=slot.name, group=module.group)
            if part.name == "index":
                yield from _as_named(module, slots)


def check_bands(standard: Standard) -> Iterator[Problem]:
    """Every key message stands in a module of each group that it names."""
    shown = {(module.group, name) for module in standard.modules for name in module.key_messages}
    groups = {module.group for module in standard.modules}
    for message in standard.key_messages:
        for group in message.groups:
            if group in groups and (group, message.id) not in shown:
                yield problem("K06", message.where, id=message.id, group=group)


def _slots(part: TextPart) -> list[Slot]:
    pieces = (piece for section in part.sections for piece in section.body)
    return [piece for piece in pieces if isinstance(piece, Slot) and piece.kind == "key"]


def _once(slots: list[Slot]) -> Iterator[Problem]:
    seen: set[str] = set()
    for slot in slots:
        if slot.name in seen:
            yield problem("K03", slot.where, id=slot.name)
        seen.add(slot.name)


def _as_named(module: Module, slots: list[Slot]) -> Iterator[Problem]:
    shown = {slot.name: slot for slot in slots}
    for name in module.key_messages:
        if name not in shown:
            yield problem("K01", module.where, id=name)
    for name, slot in shown.items():
        if name not in module.key_messages:
            yield problem("K02", slot.where, id=name)
