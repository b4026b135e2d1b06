"""Select and adapt: additions join their group, and declared changes reach their section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from build_tools import digest
from build_tools.edition import Change
from build_tools.layer import Adaptation
from build_tools.model import ABOUT, GROUPS, Module, Section, TextPart
from build_tools.problems import Problem, nearest, problem
from build_tools.units import Body, Slot, map_units, units_of

Modules = tuple[Module, ...]


def select(modules: Modules, additions: Iterable[Module]) -> tuple[Modules, list[Problem]]:
    """The standard's modules with those that layers add, each in its group and order."""
    problems = []
    chosen = {module.path: module for module in modules}
    for module in additions:
        if module.path in chosen:
            problems.append(problem("A05", module.where, path=module.path))
        else:
            chosen[module.path] = module
    groups = (*GROUPS, ABOUT)
    order = sorted(chosen.values(), key=lambda m: (groups.index(m.group), m.order, m.name))
    return tuple(order), problems


def adapt(
    modules: Modules, adaptations: Iterable[Adaptation]
) -> tuple[Modules, tuple[Change, ...], list[Problem]]:
    """The modules with every change applied in the order of the layers."""
    standard = dict(addressed_sections(modules))
    current: dict[str, Section | None] = dict(standard)
    changes: list[Change] = []
    problems: list[Problem] = []
    taken: dict[tuple[str, str], Adaptation] = {}
    for one in adaptations:
        target = full_address(one.target)
        before = standard.get(target)
        if before is None:
            near = nearest(target, standard)
            problems.append(problem("A01", one.where, found=one.target, near=near))
            continue
        first = taken.setdefault((one.layer, target), one)
        refused = _refused(one, before)
        if first is not one:
            refused.append(problem("A02", one.where, target=target, first=first.where.file))
        problems += refused
        if refused:
            continue
        now = digest.of_section(before)
        if one.base != now:
            problems.append(problem("A04", one.where, found=one.base, digest=now))
        section = current[target]
        current[target] = _changed(section, one) if section else None
        words = count_words(before) if one.action in ("replace", "omit") else 0
        changes.append(Change(one, before, words, one.base != now))
    if changes:
        modules = tuple(_rebuilt(module, current) for module in modules)
    return modules, tuple(changes), problems


def full_address(target: str) -> str:
    """The address with its part named: `about/get-help#x` is `about/get-help/index#x`."""
    part, _, section = target.partition("#")
    return f"{part}#{section}" if part.count("/") == 2 else f"{part}/index#{section}"


def addressed_sections(modules: Modules) -> Iterable[tuple[str, Section]]:
    """Every section with its address: `teens/x/lesson#activity`."""
    for module in modules:
        for part in module.parts:
            if isinstance(part, TextPart):
                for section in part.sections:
                    yield f"{module.path}/{part.name}#{section.id}", section


def kept_in(body: Body) -> list[str]:
    """What of a text no layer may take away or repeat: key messages, and the tables of contacts."""
    slots = (piece for piece in body if isinstance(piece, Slot))
    return [one.name for one in slots if one.kind == "key" or one.name.startswith("contacts")]


def count_words(value: object) -> int:
    """How many words of source text a value holds."""
    return sum(len(unit.source.split()) for unit in units_of(value))


def _refused(one: Adaptation, before: Section) -> list[Problem]:
    """Why a change may not be made: it touches what is locked, or a key message."""
    problems = []
    if before.locked:
        problems.append(problem("A03", one.where, target=one.target))
    was, now = kept_in(before.body), kept_in(one.text)
    kept = now if one.action in ("replace", "omit") else [*was, *now]
    problems += [problem("A07", one.where, id=name) for name in was if name not in kept]
    problems += [
        problem("A08", one.where, id=name)
        for name in now
        if name not in was or kept.count(name) > 1
    ]
    if one.heading is not None and one.action != "replace":
        problems.append(problem("A09", one.where, action=one.action, what="no title"))
    return problems


def _changed(section: Section, one: Adaptation) -> Section | None:
    text: Body = one.text
    heading = one.heading
    if section.safety:
        text = map_units(text, lambda unit: replace(unit, safety=True))
        heading = heading and replace(heading, safety=True)
    if one.action == "omit":
        return None
    if one.action == "before":
        return replace(section, body=(*text, "\n\n", *section.body))
    if one.action == "after":
        return replace(section, body=(*section.body, "\n\n", *text))
    return replace(section, body=text, heading=heading or section.heading)


def _rebuilt(module: Module, current: dict[str, Section | None]) -> Module:
    parts = []
    for part in module.parts:
        if isinstance(part, TextPart):
            base = f"{module.path}/{part.name}"
            sections = (current.get(f"{base}#{s.id}", s) for s in part.sections)
            part = replace(part, sections=tuple(s for s in sections if s is not None))
        parts.append(part)
    return replace(module, parts=tuple(parts))
