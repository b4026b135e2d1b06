"""Lessons: every pupil module has its parts, a skill, a practice of it, and minutes that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.edition import Standard
from build_tools.model import BANDS, Module, QuestionnairePart, Section, TextPart
from build_tools.problems import Problem, problem
from build_tools.units import Unit, units_of

WORDS_ON_SLIDE = 40


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
    """Every outcome is taught by a module, and asked by a questionnaire of its group."""
    taught = {code for module in standard.modules for code in module.outcomes}
    asked = {
        (module.group, code)
        for module in standard.modules
        for part in module.parts
        if isinstance(part, QuestionnairePart)
        for question in part.questions
        for code in question.outcomes
    }
    for outcome in standard.outcomes:
        if outcome.code not in taught:
            yield problem("L05", outcome.where, outcome=outcome.code)
        if (outcome.group, outcome.code) not in asked:
            yield problem("L06", outcome.where, outcome=outcome.code, group=outcome.group)


def check_whole(standard: Standard) -> Iterator[Problem]:
    """What the standard's own lessons have beside: slides, the family's sheet, a drawing, a quiz.

    A country's addition may do without.
    """
    for module in standard.modules:
        if module.group not in BANDS or module.minutes is None:
            continue
        names = {part.name for part in module.parts}
        needs = ["slides", "handout-family", *(["quiz"] if module.group != "younger" else [])]
        for name in needs:
            if name not in names:
                file = f"{name}.yml" if name == "quiz" else f"{name}.md"
                yield problem("L04", module.where, part=file)
        if not any(name.startswith("handout") and name != "handout-family" for name in names):
            yield problem("L04", module.where, part="a handout for the class")
        if not any("](picture:" in unit.source for unit in units_of(module.parts)):
            yield problem("L04", module.where, part="a picture")
        yield from _slides(module)


def _slides(module: Module) -> Iterator[Problem]:
    """A slide holds few words; the words for the presenter stand in its callouts."""
    slides = next((part for part in module.parts if part.name == "slides"), None)
    for section in slides.sections if isinstance(slides, TextPart) else ():
        count = words_on_slide(section)
        if count > WORDS_ON_SLIDE:
            yield problem("L07", section.where, count=count, limit=WORDS_ON_SLIDE)


def words_on_slide(section: Section) -> int:
    """How many words a slide shows: those of its text, not those of its callouts."""
    return sum(
        len(piece.source.split())
        for piece in section.body
        if isinstance(piece, Unit) and piece.kind != "title" and not piece.indent
    )


def _steps(module: Module, lesson: TextPart) -> Iterator[Problem]:
    total = sum(section.minutes or 0 for section in lesson.sections)
    if total != module.minutes:
        minutes = module.minutes if module.minutes is not None else "nothing"
        yield problem("L01", lesson.where, sum=total, minutes=minutes)
    if not any(section.practice for section in lesson.sections):
        yield problem("L02", lesson.where)
