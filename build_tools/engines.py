"""Engines: running MkDocs, and the pool of workers. The one room that knows how pages are made."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from build_tools.problems import Problem, Where, problem

SECONDS = 240
T = TypeVar("T")


def render(config_file: Path, site_dir: Path) -> list[Problem]:
    """Render a composed project with MkDocs; a warning of MkDocs is a problem."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    heard = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    log.propagate = False
    try:
        config = load_config(str(config_file), site_dir=str(site_dir))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        heard.said.append(str(error))
    finally:
        log.removeHandler(heard)
    return [problem("O09", Where(str(config_file)), why=why) for why in heard.said]


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.said.append(record.getMessage())


def run_all(
    work: Callable[[Any], T], items: Sequence[Any], jobs: int, seconds: int = SECONDS
) -> Iterator[tuple[Any, T | None]]:
    """Do the work on every item in worker processes; `(item, result)` in the order given.

    The result is None where a worker took too long or died: the pool is ended then, and the items
    that had not begun get a new one.
    """
    if jobs == 1 and len(items) == 1:
        yield items[0], work(items[0])
        return
    left = list(items)
    while left:
        pool = ProcessPoolExecutor(min(jobs, len(left)), mp_context=get_context("spawn"))
        futures: list[tuple[Any, Future[T]]] = [(item, pool.submit(work, item)) for item in left]
        left = []
        broken = False
        for item, future in futures:
            if broken and not future.done():
                left.append(item)
                continue
            try:
                yield item, future.result(seconds)
            except (TimeoutError, BrokenProcessPool):
                broken = True
                yield item, None
                _end(pool)
        pool.shutdown(wait=not broken, cancel_futures=True)


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
