"""A small standard with two layers, in text, and short ways to build, read and judge it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from build_tools.commands.check import problems_of
from build_tools.conformance import judge
from build_tools.edition import Edition
from build_tools.problems import Problem
from build_tools.project import Project, read_project
from build_tools.site import project_tree

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)
Texts = Mapping[str, str]


def files(text: str) -> dict[str, str]:
    """A tree in text: `--- path` starts a file, what follows up to the next one is its content."""
    found: dict[str, str] = {}
    for block in f"\n{text}".split("\n--- ")[1:]:
        path, _, content = block.partition("\n")
        found[path.strip()] = content.rstrip("\n") + "\n"
    return found


SMALL = files((Path(__file__).parent / "small.txt").read_text(encoding="utf-8"))
SMALL["curriculum/interface.yml"] = (ROOT / "curriculum/interface.yml").read_text(encoding="utf-8")


def project(changes: Texts | None = None) -> Project:
    """The small project with some files changed, added, or taken away (an empty text)."""
    tree = {**SMALL, **(changes or {})}
    content = {path: text.encode() for path, text in sorted(tree.items()) if text}
    return read_project(Path(), content)


def build(tag: str, changes: Texts | None = None) -> Edition:
    """An edition of the small project; it must have no errors in the merge."""
    edition, problems = project(changes).compose(tag)
    assert not [one for one in problems if one.level == "error"], problems
    return edition


def pages(edition: Edition) -> dict[str, str]:
    """The composed project of an edition, path by path."""
    tree = project_tree(edition, judge(edition, TODAY), ((edition.tag, edition.title),))
    return {path: content.decode() for path, content in tree.items()}


def page(edition: Edition, path: str) -> str:
    """One composed page: `page(edition, "teens/a-threat/index.md")`."""
    return pages(edition)[f"docs/{path}"]


def problems(changes: Texts | None = None) -> list[Problem]:
    """Everything that is wrong with the small project after some changes."""
    found = project(changes)
    return list(problems_of(found, found.tags, TODAY))


def codes(changes: Texts | None = None) -> list[str]:
    """The codes of the errors after some changes."""
    return [one.code for one in problems(changes) if one.level == "error"]
