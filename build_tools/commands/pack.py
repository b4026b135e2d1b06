"""`curriculum pack`: the packs of an edition, or one made to measure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.files import write_file
from build_tools.model import GROUPS
from build_tools.pack.orders import orders_of
from build_tools.pack.timetable import fit, least_minutes, steps_of
from build_tools.press import Pressed, fulfil, templates_of
from build_tools.problems import CannotGoOn, Problem, Where, has_errors, nearest, problem
from build_tools.project import BUILD, known_tags, load
from build_tools.shelf import Pack, shelf
from build_tools.typefaces.glyphs import check_glyphs


@dataclass(frozen=True, slots=True)
class Measure:
    """What a pack is to be like; what is not said is as it is published."""

    group: str = ""
    module: str = ""
    minutes: int | None = None
    paper: str = ""
    large_print: bool = False


def pack(root: Path, tag: str, measure: Measure, out: Path, today: date) -> list[Pressed]:
    """Press the packs of an edition that fit the wish, and write them to a folder."""
    project = load(root, (tag,))
    known_tags(project.tags, (tag,))
    edition, problems = project.compose(tag)
    found = [*project.problems_of(tag), *problems, *check_glyphs(edition)]
    _stop_on_errors(found)
    packs = measured(edition, measure)
    orders = orders_of(edition, judge(edition, today), packs, templates_of(root))
    pressed, wrong = fulfil(orders, root, root / BUILD / "packs" / tag / "to-measure")
    _stop_on_errors(wrong)
    for one in pressed:
        write_file(out / f"{one.pack}.pdf", one.content)
    return pressed


def measured(edition: Edition, measure: Measure) -> tuple[Pack, ...]:
    """The packs of the shelf that are meant, as they are wished; what cannot be is explained."""
    packs = shelf(edition)
    if measure.group and measure.group not in GROUPS:
        _refuse("--group", measure.group, nearest(measure.group, GROUPS))
    if measure.group:
        packs = tuple(one for one in packs if one.group == measure.group)
    if measure.module:
        names = [one.module.name for one in packs if one.module]
        if measure.module.rpartition("/")[2] not in names:
            _refuse("--module", measure.module, nearest(measure.module, names))
        wished = measure.module.rpartition("/")[2]
        packs = tuple(one for one in packs if one.module and one.module.name == wished)
    if measure.minutes is not None:
        packs = tuple(_in_minutes(one, measure.minutes) for one in packs if _is_lesson(one))
        if not packs:
            _refuse("--minutes", str(measure.minutes), "a group or a module with lessons")
    return tuple(
        replace(one, paper=measure.paper or one.paper, large_print=measure.large_print)
        for one in packs
    )


def _is_lesson(one: Pack) -> bool:
    return one.kind == "module" and one.module is not None and bool(steps_of(one.module))


def _in_minutes(one: Pack, minutes: int) -> Pack:
    """The pack of a module for a session of so many minutes."""
    module = one.module
    if module is not None and fit(steps_of(module), minutes) is None:
        least = least_minutes((module,))
        raise CannotGoOn(
            problem("G04", module.where, minutes=minutes, module=module.path, least=least)
        )
    return replace(one, minutes=minutes)


def _refuse(option: str, found: str, near: str) -> None:
    raise CannotGoOn(problem("G05", Where(option), found=found, near=near))


def _stop_on_errors(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise CannotGoOn(*(one for one in problems if one.level == "error"))
