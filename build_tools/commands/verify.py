"""`curriculum verify`: a built site against its manifests, file by file."""

from __future__ import annotations

import json
from pathlib import Path

from build_tools import digest
from build_tools.problems import Problem, Where, problem

MANIFEST = "manifest.json"


def verify(folder: Path) -> tuple[int, tuple[Problem, ...]]:
    """How many editions a folder holds, and what in them is not as their manifests say.

    The folder is a site with editions in it, or one edition.
    """
    editions = [folder] if (folder / MANIFEST).is_file() else sorted(
        path.parent
        for path in folder.glob(f"*/{MANIFEST}")
        if not path.parent.name.startswith(".")  # what a killed build left
    )  # fmt: skip
    if not editions:
        return 0, (problem("O14", Where(str(folder))),)
    found = [one for edition in editions for one in _verify_edition(edition)]
    return len(editions), tuple(sorted(found))


def _verify_edition(folder: Path) -> list[Problem]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        sums = {str(path): str(total) for path, total in manifest["files"].items()}
    except (ValueError, KeyError, AttributeError, TypeError):
        return [problem("O14", Where(str(folder / MANIFEST)))]
    files = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    del files[MANIFEST]
    problems = [problem("O12", Where(str(folder / path))) for path in sums.keys() - files.keys()]
    problems += [problem("O13", Where(str(folder / path))) for path in files.keys() - sums.keys()]
    problems += [
        problem("O11", Where(str(folder / path)))
        for path in files.keys() & sums.keys()
        if digest.of_bytes(files[path].read_bytes()) != sums[path]
    ]
    record = folder / "edition.json"
    named = json.loads(record.read_bytes()).get("tag") if record.is_file() else None
    if manifest.get("edition") != named:
        problems.append(problem("O15", Where(str(folder / MANIFEST)), found=named))
    return problems
