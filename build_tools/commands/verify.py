"""`curriculum verify`: a built site against its manifests and lists, file by file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools import digest
from build_tools.problems import Problem, Where, problem
from build_tools.site.finish import EDITION, MANIFEST
from build_tools.site.sums import LISTS, SUMS, list_of, list_path, read_sums, sums_file


@dataclass(frozen=True, slots=True)
class _Copy:
    """An edition as it was found: what its manifest says, and the digests of what is there."""

    folder: Path
    manifest: Mapping[str, Any]
    said: Mapping[str, str]
    found: Mapping[str, str]

    @property
    def tag(self) -> str:
        return str(self.manifest.get("edition"))


def verify(folder: Path, newest: Path | None = None) -> tuple[int, tuple[Problem, ...]]:
    """How many editions a folder holds, and what in them is not as their manifests say.

    The folder is a site with editions in it, or one edition. `newest` is a list, kept elsewhere,
    of all that was published, the last line of an edition its newest: by it an older edition is
    noticed that somebody put back whole, with its manifest and its list.
    """
    alone = (folder / MANIFEST).is_file()
    places = [folder] if alone else _editions(folder)
    if not places:
        return 0, (problem("O14", _where(folder)),)
    problems: list[Problem] = []
    copies = [one for one in (_read(place, problems) for place in places) if one]
    for one in copies:
        problems += _differences(one, copies)
        if not alone and one.folder.name != one.tag:
            problems.append(problem("O15", _where(one.folder / MANIFEST), found=one.folder.name))
    if not alone:
        problems += _over_the_editions(folder, places)
    if newest:
        problems += _older(copies, newest, folder if not alone else None)
    return len(places), tuple(sorted(set(problems)))


def _editions(site: Path) -> list[Path]:
    """The folders of editions: those with a manifest, and those that a list names."""
    named = (path.with_suffix("").name for path in site.glob(f"{LISTS}/*.sha256"))
    # A name with a dot is what a killed build left: it was not published.
    found = {one.parent for one in site.glob(f"[!.]*/{MANIFEST}")}
    return sorted(found | {site / name for name in named if (site / name).is_dir()})


def _read(folder: Path, problems: list[Problem]) -> _Copy | None:
    """An edition, unless its manifest cannot be read."""
    manifest = _json(folder / MANIFEST)
    said = manifest.get("files")
    if not isinstance(said, dict) or not said:
        problems.append(problem("O14", _where(folder / MANIFEST)))
        return None
    found = _digests(folder, problems)
    return _Copy(folder, manifest, {str(path): str(total) for path, total in said.items()}, found)


def _json(path: Path) -> dict[str, Any]:
    """What a file of JSON says; nothing where it cannot be read."""
    try:
        value = json.loads(_content(path))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _digests(folder: Path, problems: list[Problem], top_only: bool = False) -> dict[str, str]:
    """The digest of every file under a folder. A link is followed nowhere: it was never built."""
    found: dict[str, str] = {}

    def cannot(error: OSError) -> None:
        if Path(error.filename).exists():
            problems.append(problem("O20", _where(Path(error.filename)), why=error.strerror))

    for here, folders, files in os.walk(folder, onerror=cannot):
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        if top_only:
            folders.clear()
        for name in [*files, *links]:
            path = Path(here) / name
            shown = path.relative_to(folder).as_posix()
            found[shown] = ""
            if path.is_file() and not path.is_symlink():
                try:
                    found[shown] = digest.of_bytes(path.read_bytes())
                except OSError as error:
                    problems.append(problem("O20", _where(path), why=error.strerror))
    return found


def _differences(one: _Copy, copies: list[_Copy]) -> Iterator[Problem]:
    """The files of an edition against its manifest, and the manifest against the edition."""
    rest = {path: total for path, total in one.found.items() if path not in (MANIFEST, SUMS)}
    yield from _compared(one.folder, one.said, rest, copies)
    sums = sums_file({**one.said, MANIFEST: one.found.get(MANIFEST, "")})
    yield from _compared(
        one.folder,
        {SUMS: digest.of_bytes(sums)},
        {path: total for path, total in one.found.items() if path == SUMS},
        (),
    )
    named = _json(one.folder / EDITION).get("tag")
    if one.manifest.get("edition") != named:
        yield problem("O15", _where(one.folder / MANIFEST), found=named)


def _compared(
    folder: Path,
    said: Mapping[str, str],
    found: Mapping[str, str],
    copies: list[_Copy] | tuple[()],
) -> Iterator[Problem]:
    for path in said.keys() - found.keys():
        yield problem("O12", _where(folder / path))
    for path in found.keys() - said.keys():
        yield problem("O13", _where(folder / path))
    for path in found.keys() & said.keys():
        if found[path] == said[path]:
            continue
        other = next((c.tag for c in copies if found[path] and c.said.get(path) == found[path]), "")
        if other:
            yield problem("O16", _where(folder / path), found=other)
        else:
            yield problem("O11", _where(folder / path))


def _over_the_editions(site: Path, places: list[Path]) -> Iterator[Problem]:
    """The door, and the list of each edition; what else is there was never built."""
    problems: list[Problem] = []
    found = _digests(site, problems, top_only=True)
    said = read_sums(_content(site / SUMS))
    if SUMS not in found:
        yield problem("O12", _where(site / SUMS))
    elif not said:
        yield problem("O14", _where(site / SUMS))
    found.pop(SUMS, None)
    tags = {place.name for place in places}
    lists = {f"{LISTS}/{path}" for path in _digests(site / LISTS, problems)}
    yield from _compared(site, dict(said or ()), found, ())
    for folder in sorted(site.iterdir()):
        if folder.is_dir() and not folder.is_symlink() and folder.name not in {*tags, LISTS}:
            strange = _digests(folder, problems)
            yield from (problem("O13", _where(folder / path)) for path in strange)
    for tag in sorted(tags):
        listed = _content(site / list_path(tag))
        if list_path(tag) not in lists:
            yield problem("O12", _where(site / list_path(tag)))
        elif list_of(tag, _content(site / tag / SUMS)) not in _lines(listed):
            yield problem("O17", _where(site / tag), tag=tag, path=list_path(tag))
    for path in sorted(lists - {list_path(tag) for tag in tags}):
        # Either the list is too much, or the edition that it names is gone.
        rows = read_sums(_content(site / path)) or ()
        gone = [name for name, _ in rows if path == list_path(name.partition("/")[0])]
        yield problem("O12" if gone else "O13", _where(site / (gone[0] if gone else path)))
    yield from problems


def _lines(listed: bytes) -> list[bytes]:
    """The one line of an edition's list; two, where a build was killed while it published."""
    lines = listed.splitlines(keepends=True)
    return lines if len(lines) == 2 else [listed]


def _older(copies: list[_Copy], newest: Path, site: Path | None) -> Iterator[Problem]:
    """Editions that are not the newest of a list; and, in a site, those of the list that it lacks.

    A list names an edition once for each time that it was published.
    """
    rows = read_sums(_content(newest))
    if not rows:
        yield problem("O14", _where(newest))
        return
    published: dict[str, list[str]] = {}
    for path, total in rows:
        edition = Path(path).parent.name
        if edition and Path(path).name == SUMS:
            published.setdefault(edition, []).append(total)
    for one in copies:
        totals = published.get(one.tag, [])
        total = one.found.get(SUMS, "")
        values = {"tag": one.tag, "path": newest, "count": len(totals)}
        if total not in totals:
            yield problem("O19", _where(one.folder), **values)
        elif total != totals[-1]:
            place = len(totals) - totals[::-1].index(total)
            yield problem("O18", _where(one.folder), **values, place=place)
    for tag in sorted(published.keys() - {one.tag for one in copies}) if site else ():
        yield problem("O12", _where((site or Path()) / tag / SUMS))


def _content(path: Path) -> bytes:
    """What a file holds; nothing where it cannot be read, or is a pipe that never ends."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _where(path: Path) -> Where:
    """A place whose name a terminal can show, whatever bytes it is made of."""
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    return Where("".join(sign if sign.isprintable() else "?" for sign in name))
