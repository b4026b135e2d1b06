"""`curriculum update`: extract the template, and bring every catalogue up to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_tools import tags
from build_tools.files import write_file
from build_tools.problems import Problem
from build_tools.project import Project, load, units_to_translate
from build_tools.read.gettext_catalog import header_lines, parse_catalogue
from build_tools.read.gettext_update import template_of, write_template, write_updated
from build_tools.units import units_of

TEMPLATE = "curriculum/messages.pot"


def update(root: Path, editorial: Iterable[str] = ()) -> tuple[list[str], list[Problem]]:
    """Write the template and the catalogues that changed; their paths, and what could not be read.

    `editorial` names sections (`teens/x/lesson#activity`) whose change was of wording only.
    """
    project = load(root)
    written = []
    problems: list[Problem] = []
    texts = {TEMPLATE: write_template(template_of(units_of(project.standard)))}
    for layer in project.layers:
        path = f"locales/{layer}/messages.po"
        if path in project.tree:
            text, more = updated_catalogue(project, layer, frozenset(editorial))
            problems += more
            texts |= {path: text} if text else {}
    for path, text in texts.items():
        content = text.encode()
        if project.tree.get(path) != content:
            write_file(root / path, content)
            written.append(path)
    return written, problems


def updated_catalogue(
    project: Project, layer: str, editorial: frozenset[str] = frozenset()
) -> tuple[str | None, list[Problem]]:
    """The catalogue of a layer as it should be; a new one where there is none yet."""
    path = f"locales/{layer}/messages.po"
    content = project.tree.get(path, b"")
    old, problems = parse_catalogue(content, path)
    if old is None:
        return None, problems
    entries = template_of(units_to_translate(project, layer))
    if stands_on_another(project, layer):
        # A regional catalogue holds only what it says differently from what is above it.
        own = {message.id for message in old}
        entries = tuple(entry for entry in entries if entry.source in own)
    header = header_lines(content, path)
    return write_updated(entries, old, header, layer, editorial), problems


def stands_on_another(project: Project, layer: str) -> bool:
    """Whether every text stands above this layer already: in its language, or in the standard's."""
    above = tags.chain(layer)[:-1]
    if tags.same_language(layer, project.standard.language):
        return True
    return any(f"locales/{tag}/messages.po" in project.tree for tag in above)
