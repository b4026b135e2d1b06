"""Timetables: lessons laid into sessions so that their minutes add up to the minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.model import Module, Section, TextPart

SESSIONS = ((45,), (90,), (45, 45, 45))
_LEAST = 3  # quarters of its own minutes that a step needs; the practice needs them all
_FITS = 9  # a lesson is put into a session if nine tenths of its minutes fit


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a lesson, with the minutes it has in this timetable."""

    section: Section
    minutes: int


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson as it is held in a session."""

    module: Module
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting with the class: its length in minutes, and the lessons held in it."""

    minutes: int
    held: tuple[Held, ...]


def timetable(
    modules: Sequence[Module], lengths: Sequence[int], order: Sequence[Module] = ()
) -> tuple[Session, ...] | None:
    """As many lessons as fit sessions of these lengths; None where not even one does.

    `modules` are the lessons, the most needed first; `order` is the order they are held in.
    """
    lessons = [module for module in modules if steps_of(module)]
    for count in range(len(lessons), 0, -1):
        chosen = lessons[:count]
        chosen.sort(key=lambda module: order.index(module) if module in order else -1)
        sessions = _laid(chosen, lengths)
        if sessions:
            return sessions
    return None


def _laid(lessons: list[Module], lengths: Sequence[int]) -> tuple[Session, ...] | None:
    """These lessons in these sessions; None where some are left over, or one cannot be fitted."""
    left = list(lessons)
    sessions = []
    for length in lengths:
        taken = _taken(left, length)
        del left[: len(taken)]
        steps = [section for module in taken for section in steps_of(module)]
        minutes = fit(steps, length) if steps else None
        if minutes is None:
            return None
        sessions.append(Session(length, _held(taken, minutes)))
    return None if left else tuple(sessions)


def steps_of(module: Module) -> tuple[Section, ...]:
    """The steps of a module's lesson: the sections that take minutes."""
    lesson = next((part for part in module.parts if part.name == "lesson"), None)
    sections = lesson.sections if isinstance(lesson, TextPart) else ()
    return tuple(section for section in sections if section.minutes)


def fit(steps: Sequence[Section], total: int) -> list[int] | None:
    """Minutes for the steps that add up to `total`; None where the lesson would be cut too short.

    What is short is taken from the longest steps first, and never from the practice; what is
    over goes to the practice and then to the longest.
    """
    minutes = [section.minutes or 0 for section in steps]
    least = [_least(section) for section in steps]
    while sum(minutes) > total:
        spare = [have - need for have, need in zip(minutes, least, strict=True)]
        most = max(range(len(steps)), key=lambda place: spare[place])
        if spare[most] <= 0:
            return None
        minutes[most] -= 1
    ranked = sorted(
        range(len(steps)), key=lambda place: (not steps[place].practice, -minutes[place])
    )
    over = total - sum(minutes)
    for place in range(over):
        minutes[ranked[place % min(3, len(ranked))]] += 1
    return minutes


def least_minutes(modules: Sequence[Module]) -> int:
    """The shortest session in which these lessons can be held."""
    return sum(_least(section) for module in modules for section in steps_of(module))


def _least(section: Section) -> int:
    minutes = section.minutes or 0
    return minutes if section.practice else max(min(minutes, 2), -(-minutes * _LEAST // 4))


def _taken(modules: Sequence[Module], length: int) -> list[Module]:
    """As many lessons as nine tenths of their minutes allow; one at least, if there is one."""
    taken: list[Module] = []
    for module in modules:
        total = sum(one.minutes or 0 for one in (*taken, module))
        if taken and total * _FITS > length * 10:
            break
        taken.append(module)
    return taken


def _held(modules: Sequence[Module], minutes: Sequence[int]) -> tuple[Held, ...]:
    found = []
    rest = list(minutes)
    for module in modules:
        sections = steps_of(module)
        own, rest = rest[: len(sections)], rest[len(sections) :]
        steps = (Step(section, count) for section, count in zip(sections, own, strict=True))
        found.append(Held(module, tuple(steps)))
    return tuple(found)
