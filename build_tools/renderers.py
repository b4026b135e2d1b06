"""Renderers: a composed project made pages by MkDocs, or by one of those that may follow it.

MkDocs renders what is published. ProperDocs, its fork, and Zensical, the successor of its theme,
read the same project; a test holds that they make the same of it, so that a change is a word on
the command line.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from build_tools.problems import CannotGoOn, Problem, Where, problem

ENGINES = ("mkdocs", "properdocs", "zensical")
# Zensical renders within the project alone, by a configuration of its own beside the other.
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_OUT = "rendered"
_OWN = f"INHERIT: mkdocs.yml\nsite_dir: {_OUT}\n"


def installed(engine: str) -> str:
    """The engine, if it is installed."""
    if find_spec(engine) is None:
        raise CannotGoOn(problem("E17", Where("--engine"), name=engine))
    return engine


def render(config_file: Path, site_dir: Path, engine: str = "mkdocs") -> list[Problem]:
    """Render a composed project; a warning of the engine is a problem."""
    said = _by_zensical if engine == "zensical" else _by_mkdocs
    heard = said(config_file, site_dir, engine)
    return [problem("O09", Where(str(config_file)), why=why) for why in heard]


def _by_mkdocs(config_file: Path, site_dir: Path, engine: str) -> list[str]:
    """MkDocs or its fork, which has the same rooms by another name."""
    build: Callable[..., None] = import_module(f"{engine}.commands.build").build
    load_config = import_module(f"{engine}.config").load_config
    exceptions = import_module(f"{engine}.exceptions")
    heard = _Listener()
    log = logging.getLogger(engine)
    log.addHandler(heard)
    log.propagate = False
    try:
        config = load_config(str(config_file), site_dir=str(site_dir))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (exceptions.MkDocsException, exceptions.Abort) as error:
        heard.said.append(str(error))
    except Exception as error:
        # Whatever a page does to it, the other editions are built and this one is refused.
        heard.said.append(f"{type(error).__name__}: {error}")
    finally:
        log.removeHandler(heard)
    return heard.said


def _by_zensical(config_file: Path, site_dir: Path, engine: str) -> list[str]:
    own, out = config_file.with_name("zensical.yml"), config_file.parent / _OUT
    shutil.rmtree(out, ignore_errors=True)
    own.write_text(_OWN, "utf-8")
    words = [sys.executable, "-m", engine, "build", "--clean", "--strict", "-f", str(own)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # ours
    if done.returncode:
        # Its warnings come first, in colours; behind them stands where in its own code it stopped.
        said = _COLOUR.sub("", done.stderr).partition("Traceback")[0] or done.stderr[-160:]
        return [" ".join(said.split())]
    shutil.move(out, site_dir)
    return []


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.said.append(record.getMessage())
