"""`curriculum serve`: a live preview of one edition, composed again on each save."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from build_tools.check import check_edition
from build_tools.conformance import judge
from build_tools.engines import serve_folder
from build_tools.problems import Problem, has_errors
from build_tools.project import BUILD, known_tags, load, write_composed
from build_tools.renderers import render

WATCHED = ("curriculum", "locales", "overrides")


def compose_project(root: Path, tag: str, today: date) -> tuple[Path, list[Problem]]:
    """Write `build/<tag>.preview/` anew; its configuration, and what is wrong with the edition."""
    project = load(root, (tag,))
    known_tags(project.tags, (tag,))
    edition, problems = project.compose(tag)
    problems = [*project.problems_of(tag), *problems, *check_edition(edition)]
    if not has_errors(problems):
        write_composed(project, edition, judge(edition, today), name=f"{tag}.preview")
    return root / BUILD / f"{tag}.preview" / "mkdocs.yml", problems


def serve(
    root: Path, tag: str, today: date, address: tuple[str, int], tell: Callable[[Problem], None]
) -> None:
    """Serve an edition until interrupted; on each save, what is wrong is told."""
    with tempfile.TemporaryDirectory() as place:

        def make() -> None:
            config, problems = compose_project(root, tag, today)
            if not has_errors(problems):
                problems = [*problems, *render(config, Path(place))]
            for one in problems:
                if one.level == "error":
                    tell(one)

        make()
        serve_folder(Path(place), make, [root / folder for folder in WATCHED], address)
