"""Disk to values and back: trees of files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools import digest
from build_tools.problems import CannotGoOn, Problem, Where, problem

Tree = dict[str, bytes]
MAX_FILES = 20_000
MAX_SOURCE = 8_000_000


def read_tree(
    root: Path, folders: Iterable[str], limit: int | None = None
) -> tuple[Tree, list[Problem]]:
    """Every plain file under the folders of `root`, by its path from the root.

    Links are refused, not followed, and so are names that differ in case alone. What an editor
    or a system leaves behind (names that start with a dot or end with ~) is passed over. A file
    of more than `limit` bytes is refused unread: it stands in the tree as an empty one.
    """
    tree: Tree = {}
    problems: list[Problem] = []
    for folder in folders:
        for place, names, files in os.walk(root / folder):
            names[:] = sorted(name for name in names if not name.startswith((".", "__pycache__")))
            here = Path(place)
            lower: dict[str, str] = {}
            for name in sorted([*names, *files]):
                if name.startswith(".") or name.endswith("~"):
                    continue
                path = here / name
                shown = path.relative_to(root).as_posix()
                other = lower.setdefault(name.lower(), name)
                if other != name:
                    problems.append(problem("F03", Where(shown), name=name, other=other))
                if path.is_symlink():
                    problems.append(problem("F01", Where(shown), name=name))
                elif path.is_file():
                    tree[shown], more = _content(path, Where(shown), limit, len(tree))
                    problems += more
    return dict(sorted(tree.items())), problems


def _content(
    path: Path, where: Where, limit: int | None, before: int
) -> tuple[bytes, list[Problem]]:
    if limit is None:
        return path.read_bytes(), []
    if before >= MAX_FILES:
        values = {"what": "the number of files", "size": before + 1, "limit": MAX_FILES}
        return b"", [problem("T05", where, **values)] if before == MAX_FILES else []
    size = path.stat().st_size
    if size > limit:
        values = {"what": "the file", "size": f"{size} bytes", "limit": f"{limit} bytes"}
        return b"", [problem("T05", where, **values)]
    return path.read_bytes(), []


def digest_of_tree(tree: Mapping[str, bytes]) -> str:
    """One digest for a tree: of every path and content."""
    rows = (row for path in sorted(tree) for row in (path, digest.of_bytes(tree[path])))
    return digest.of_texts(rows)


def write_tree(tree: Mapping[str, bytes], folder: Path) -> None:
    """Make `folder` hold exactly this tree; files that are right already are left alone."""
    wanted = {folder / path for path in tree}
    for old in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        if old.is_dir() and not old.is_symlink():
            if not any(old.iterdir()):
                old.rmdir()
        elif old not in wanted:
            old.unlink()
    for path, content in tree.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def unwritable(error: OSError, place: Path) -> Problem:
    """The system's words for what could not be written or read; `place` where it names none."""
    where = Where(str(error.filename2 or error.filename or place))
    return problem("F06", where, why=error.strerror or error)


def find_root(start: Path) -> Path:
    """The folder of the project: the nearest one above that holds `curriculum/`."""
    for folder in (start, *start.parents):
        if (folder / "curriculum" / "standard.yml").is_file():
            return folder
    raise CannotGoOn(problem("F04", Where("curriculum/standard.yml")))
