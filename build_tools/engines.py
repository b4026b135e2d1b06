"""Engines: the pool of workers, and the server of a preview."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

SECONDS = 240
_PRELOADED = (
    "mkdocs.commands.build",
    "markdown.extensions.tables",
    "pymdownx.details",
    "build_tools.inspect_output",
)
T = TypeVar("T")


def run_all(
    work: Callable[[Any], T], items: Iterable[Any], jobs: int, seconds: int = SECONDS
) -> Iterator[tuple[Any, T | None]]:
    """Do the work on every item in worker processes; `(item, result)` in the order given.

    Items are taken one by one, so that workers begin while later ones are still made. The result
    is None where a worker took too long or died: the pool is ended then, and the items that had
    not begun get a new one.
    """
    left: Iterable[Any] = items
    while left:
        pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_end_with_parent)
        futures = [(item, pool.submit(work, item)) for item in left]
        again: list[Any] = []
        broken = False
        for item, future in futures:
            if broken and not future.done():
                again.append(item)
                continue
            try:
                yield item, future.result(seconds)
            except (TimeoutError, BrokenProcessPool):
                broken = True
                yield item, None
                _end(pool)
        pool.shutdown(wait=not broken, cancel_futures=True)
        left = again


def warm_up() -> None:
    """Start the process that workers come from, so that it loads MkDocs while others read."""
    context = _context()
    if context.get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running  # not on Windows

        ensure_running()


def _context() -> BaseContext:
    """How workers start: from a process that has loaded MkDocs once, where the system has forks."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def _end_with_parent() -> None:
    """In a worker: end when the build that it works for ends, in whatever way."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.kill()


def serve_folder(
    folder: Path, make: Callable[[], None], watched: Sequence[Path], address: tuple[str, int]
) -> None:
    """Serve a folder and call `make` whenever a watched file is saved; until interrupted."""
    from mkdocs.livereload import LiveReloadServer

    host, port = address
    server = LiveReloadServer(make, host, port, str(folder))
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs gives it no types
    finally:
        server.shutdown()
