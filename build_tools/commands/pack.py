"""`curriculum pack`: the packs of an edition, or one made to measure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.files import write_file
from build_tools.model import GROUPS
from build_tools.office.needs import missing
from build_tools.pack.orders import orders_of
from build_tools.pack.timetable import fit, least_minutes, steps_of
from build_tools.press import fulfil, templates_of
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
    office: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, with its size in bytes; the pages of a PDF, none of others."""

    path: Path
    size: int
    pages: int = 0


def pack(root: Path, tag: str, measure: Measure, out: Path, today: date) -> list[Written]:
    """Make the packs of an edition that fit the wish, and write them to a folder.

    With `office`, the copies to edit stand beside them.
    """
    if measure.office and missing():
        raise CannotGoOn(problem("G06", Where("--office"), missing=", ".join(missing())))
    project = load(root, (tag,))
    known_tags(project.tags, (tag,))
    edition, problems = project.compose(tag)
    found = [*project.problems_of(tag), *problems, *check_glyphs(edition)]
    _stop_on_errors(found)
    packs = measured(edition, measure)
    verdict = judge(edition, today)
    orders = orders_of(edition, verdict, packs, templates_of(root))
    pressed, wrong = fulfil(orders, root, root / BUILD / "packs" / tag / "to-measure")
    made = [(f"{one.pack}.pdf", one.content, one.pages) for one in pressed]
    if measure.office:
        # Its libraries are an extra: who prints alone does without them.
        from build_tools.office.copies import copies

        to_edit, more = copies(edition, verdict, packs, root)
        made += [(one.name, one.content, 0) for one in to_edit]
        wrong += more
    _stop_on_errors(wrong)
    for name, content, _ in made:
        write_file(out / name, content)
    return [Written(out / name, len(content), pages) for name, content, pages in made]


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
