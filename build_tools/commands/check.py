"""`curriculum check`: every problem of every file at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from build_tools.check import check_edition, check_layer, check_standard
from build_tools.problems import Problem, problem
from build_tools.project import Project, known_tags, load, units_to_translate
from build_tools.typefaces.glyphs import check_glyphs


def check(root: Path, tags: Iterable[str], today: date) -> tuple[Problem, ...]:
    """The problems of the standard, and of the editions asked for or all, in order of place."""
    asked = tuple(tags)
    project = load(root, asked or None)
    return problems_of(project, known_tags(project.tags, asked), today)


def problems_of(project: Project, tags: Iterable[str], today: date) -> tuple[Problem, ...]:
    """The problems of a project that is read already, and of these editions of it."""
    problems = [*project.problems, *check_standard(project.standard)]
    for layer in project.layers.values():
        problems += check_layer(layer, project.standard, project.facts_beside(layer.tag), today)
        texts = {message.source for message in layer.messages}
        problems += _without_text(project, layer.tag, texts)
    for tag in tags:
        edition, more = project.compose(tag)
        problems += [*more, *check_edition(edition), *check_glyphs(edition)]
    return tuple(sorted(set(problems)))


def _without_text(project: Project, layer: str, texts: set[str]) -> list[Problem]:
    """Translations whose source text is nowhere any more: one note, with the first line."""
    if not texts:
        return []
    known = {unit.source for unit in units_to_translate(project, layer)}
    lost = [one for one in project.layers[layer].messages if one.source not in known]
    return [problem("P10", lost[0].where, count=len(lost))] if lost else []
