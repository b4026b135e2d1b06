"""`curriculum build`: compose, render, inspect and publish the editions that changed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from build_tools.files import MAX_SOURCE, read_tree, unwritable, write_file, write_tree
from build_tools.inputs import Inputs, tool_versions
from build_tools.problems import CannotGoOn, Problem, Where, has_errors, problem
from build_tools.project import BUILD, FOLDERS, Project, known_tags, load
from build_tools.publishing import alone, fresh_beside, publish, recover, withdraw
from build_tools.read.layers import edition_tags, edition_titles, words_of_editions
from build_tools.read.standard import standard_name

if TYPE_CHECKING:
    from build_tools.inspect_output import Expected
    from build_tools.pack.orders import Order

State = Literal["unchanged", "built", "refused"]
SITE = "site"
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be built: which editions, in how many workers, which part of the work."""

    tags: tuple[str, ...] = ()
    jobs: int = 0
    shard: tuple[int, int] = (1, 1)
    strict: bool = False
    today: date = date.min
    packs: bool = True
    engine: str = "mkdocs"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one edition."""

    tag: str
    state: State
    conformance: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to finish one edition: all plain values."""

    tag: str
    config: Path
    fresh: Path
    place: Path
    record: dict[str, Any]
    expected: Expected
    orders: tuple[Order, ...]
    root: Path
    engine: str


def build(root: Path, wish: Wish, tell: Callable[[Built, int, int], None]) -> list[Built]:
    """Build the editions of a wish; `tell` hears of each one as it ends: (built, nth, of all).

    An edition with an error is refused, and its last good site stays; the others are built.
    """
    from build_tools.site.sums import LISTS

    with alone(root / BUILD / LOCK):
        for folder in (root / SITE, root / SITE / LISTS, root / BUILD / "typefaces"):
            recover(folder)
        for folder in (root / BUILD).glob("packs/*/"):
            recover(folder)
        return _build(root, wish, tell)


def _build(root: Path, wish: Wish, tell: Callable[[Built, int, int], None]) -> list[Built]:
    tree, found = read_tree(root, FOLDERS, MAX_SOURCE)
    editions = edition_tags(tree)
    wanted = in_shard(known_tags(editions, wish.tags), wish.shard)
    site = root / SITE
    inputs = Inputs(root, tree, editions, wish.today, (wish.engine, str(wish.packs)))
    keys = {tag: inputs.of(tag) for tag in wanted}
    done: list[Built] = []

    def note(built: Built) -> None:
        done.append(built)
        tell(built, len(done), len(wanted))

    changed = []
    for tag in wanted:
        record = published_record(site / tag) if _is_listed(site, tag) else None
        if record and record.get("inputs") == keys[tag] and not wish.strict and not found:
            note(Built(tag, "unchanged", str(record["conformance"])))
        else:
            changed.append(tag)
    for built in _build_changed(root, changed, keys, wish) if changed else ():
        note(built)
    if not wish.tags and wish.shard == (1, 1):
        _forget_others(site, editions)
    _write_door(root, tree, editions)
    return done


def in_shard(tags: tuple[str, ...], shard: tuple[int, int]) -> tuple[str, ...]:
    """The K-th of N parts of the work: every N-th edition, whatever machine asks."""
    part, parts = shard
    return tags[part - 1 :: parts]


def published_record(folder: Path) -> dict[str, Any] | None:
    """What a published edition says of itself; None where there is none, or it is broken."""
    try:
        record = json.loads((folder / "edition.json").read_bytes())
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def _build_changed(
    root: Path, tags: list[str], keys: dict[str, str], wish: Wish
) -> Iterator[Built]:
    # What only a build needs is loaded here: where nothing changed, nothing of it is.
    from build_tools.check import check_standard
    from build_tools.engines import SECONDS, run_all, warm_up

    warm_up()
    project = load(root, tags)
    everywhere = [*project.problems, *check_standard(project.standard)]
    broken = [
        p for p in everywhere if p.level == "error" and not p.where.file.startswith("locales/")
    ]
    refused: list[Built] = []

    def try_prepare(tag: str) -> tuple[Job | None, list[Problem]]:
        try:
            return _prepare(project, tag, keys[tag], wish)
        except OSError as error:
            return None, [unwritable(error, root / BUILD / tag)]

    def prepared() -> Iterator[Job]:
        for tag in tags:
            job, problems = (None, broken) if broken else try_prepare(tag)
            if job is None:
                refused.append(Built(tag, "refused", problems=tuple(sorted(set(problems)))))
            else:
                yield job

    for job, found in run_all(finish, prepared(), wish.jobs or os.cpu_count() or 1):
        if found is None:
            found = [problem("O10", Where(str(job.config)), limit=SECONDS)]
        state: State = "refused" if found else "built"
        yield Built(job.tag, state, job.record["conformance"], tuple(found))
    yield from refused


def _prepare(
    project: Project, tag: str, inputs: str, wish: Wish
) -> tuple[Job | None, list[Problem]]:
    """Compose and check an edition, and write its project under `build/`."""
    from build_tools.check import check_edition, check_layer
    from build_tools.conformance import judge
    from build_tools.pack.orders import orders_of
    from build_tools.plan import make_plan
    from build_tools.press import templates_of
    from build_tools.project import write_composed
    from build_tools.shelf import shelf
    from build_tools.site import edition_record, expected_of
    from build_tools.typefaces.glyphs import check_glyphs

    problems = project.problems_of(tag)
    for layer in project.chain(tag):
        problems += check_layer(
            layer, project.standard, project.facts_beside(layer.tag), wish.today
        )
    if has_errors(problems):
        return None, [one for one in problems if one.level == "error"]
    edition, more = project.compose(tag)
    problems = [*more, *check_edition(edition), *check_glyphs(edition)]
    verdict = judge(edition, wish.today)
    if wish.strict and verdict.name != "conforming":
        problems.append(problem("E05", edition.file.where, name=verdict.name, tag=tag))
    if has_errors(problems):
        return None, [one for one in problems if one.level == "error"]
    plan = make_plan(edition)
    packs = shelf(edition) if wish.packs else ()
    folder = write_composed(project, edition, verdict, packs)
    record = edition_record(edition, plan, verdict, inputs, tool_versions(wish.engine))
    place = project.root / SITE / tag
    job = Job(
        tag,
        folder / "mkdocs.yml",
        fresh_beside(place),
        place,
        record,
        expected_of(edition, plan, project.tags),
        tuple(orders_of(edition, verdict, packs, templates_of(project.root))),
        project.root,
        wish.engine,
    )
    return job, []


def finish(job: Job) -> list[Problem]:
    """Render, inspect and publish one edition; the published one stays where anything is wrong.

    The lock is the edition's: a worker whose build was killed may still be at work on it.
    """
    try:
        with alone(job.root / BUILD / f"{LOCK}-{job.tag}"):
            try:
                return _finish(job)
            finally:
                shutil.rmtree(job.fresh, ignore_errors=True)
    except CannotGoOn as stop:
        return list(stop.problems)
    except OSError as error:
        return [unwritable(error, job.fresh)]


def _finish(job: Job) -> list[Problem]:
    from build_tools.inspect_output import inspect
    from build_tools.press import fulfil
    from build_tools.renderers import render
    from build_tools.site import finished
    from build_tools.site.sums import SUMS

    shutil.rmtree(job.fresh, ignore_errors=True)
    pressed, problems = fulfil(job.orders, job.root, job.root / BUILD / "packs" / job.tag)
    problems += render(job.config, job.fresh, job.engine) if not problems else []
    if not problems:
        files, _ = read_tree(job.fresh, (".",))
        packs = {one.path: (one.content, one.pages) for one in pressed}
        tree = finished(files, job.record, packs)
        problems = inspect(tree, job.expected)
        if not problems:
            write_tree(tree, job.fresh)
            _publish_listed(job, tree[SUMS])
    return problems


def _publish_listed(job: Job, sums: bytes) -> None:
    """Publish an edition, and its line in the list.

    In between, the list has the lines of both, the old and the new: so it is right at any moment.
    """
    from build_tools.site.sums import SUMS, list_of, list_path

    path, line = job.place.parent / list_path(job.tag), list_of(job.tag, sums)
    before = job.place / SUMS
    if before.is_file():
        write_file(path, list_of(job.tag, before.read_bytes()) + line)
    publish(job.fresh, job.place)
    write_file(path, line)


def parse_shard(text: str) -> tuple[int, int]:
    """`2/4` as the second of four parts."""
    part, _, parts = text.partition("/")
    if part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts):
        return int(part), int(parts)
    raise CannotGoOn(problem("E06", Where("--shard"), found=text))


def _is_listed(site: Path, tag: str) -> bool:
    """Whether the published edition is the one that was put there last."""
    from build_tools.site.sums import SUMS, list_of, list_path

    try:
        sums, listed = (site / tag / SUMS).read_bytes(), (site / list_path(tag)).read_bytes()
    except OSError:
        return False
    return listed == list_of(tag, sums)


def _forget_others(site: Path, editions: tuple[str, ...]) -> None:
    """Take away published editions whose layer is gone."""
    from build_tools.site.sums import list_path

    for folder in site.iterdir() if site.is_dir() else ():
        if folder.name not in editions and (folder / "edition.json").is_file():
            (site / list_path(folder.name)).unlink(missing_ok=True)
            withdraw(folder)


def _write_door(root: Path, tree: dict[str, bytes], editions: tuple[str, ...]) -> None:
    """The door to all editions: the same bytes in every part of a divided build."""
    from build_tools.site.door import door_page
    from build_tools.site.finish import HEADERS, headers
    from build_tools.site.sums import SUMS, digests_of, sums_file

    words = words_of_editions(tree, editions, "get-help")
    titles = [(*row, words[row[0]]) for row in edition_titles(tree, editions)]
    assets, _ = read_tree(root / "overrides" / "door", (".",))
    # Hosts read `_headers` at the root alone: the one of the whole site names every edition.
    page, rules = door_page(standard_name(tree), titles), headers(editions).encode()
    files = {**assets, "index.html": page, HEADERS: rules}
    for name, content in {**files, SUMS: sums_file(digests_of(files))}.items():
        write_file(root / SITE / name, content)
