"""Lessons: every pupil module has its parts, a skill, a practice of it, and minutes that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.edition import Standard
from build_tools.model import BANDS, Module, TextPart
from build_tools.problems import Problem, problem


def check_lessons(modules: Iterable[Module], standard: Standard) -> Iterator[Problem]:
    """The rules for modules of the three bands (KEEP: skills, practice, enough time)."""
    skills = {outcome.code for outcome in standard.outcomes if outcome.kind == "skill"}
    for module in modules:
        lesson = next((part for part in module.parts if part.name == "lesson"), None)
        if isinstance(lesson, TextPart):
            yield from _steps(module, lesson)
        if module.group not in BANDS or module.minutes is None:
            continue
        if lesson is None:
            yield problem("L04", module.where, part="lesson.md")
        if not any(part.name.startswith("handout") for part in module.parts):
            yield problem("L04", module.where, part="a handout")
        if not skills & set(module.outcomes):
            yield problem("L03", module.where)


def check_outcomes(standard: Standard) -> Iterator[Problem]:
    """Every outcome is taught by a module."""
    taught = {code for module in standard.modules for code in module.outcomes}
    for outcome in standard.outcomes:
        if outcome.code not in taught:
            yield problem("L05", outcome.where, outcome=outcome.code)


def _steps(module: Module, lesson: TextPart) -> Iterator[Problem]:
    total = sum(section.minutes or 0 for section in lesson.sections)
    if total != module.minutes:
        minutes = module.minutes if module.minutes is not None else "nothing"
        yield problem("L01", lesson.where, sum=total, minutes=minutes)
    if not any(section.practice for section in lesson.sections):
        yield problem("L02", lesson.where)
