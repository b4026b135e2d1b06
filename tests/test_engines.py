"""Engines: MkDocs' warnings are problems, and a worker that takes too long is ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from build_tools.engines import run_all
from build_tools.renderers import render
from tests.house import ROOT


def broken(folder: Path, page: str) -> list[str]:
    """What rendering a project of one page says."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(page)
    validation = "validation: {links: {anchors: warn}}"
    (folder / "mkdocs.yml").write_text(f"site_name: A\nplugins: []\n{validation}\n")
    return [one.words for one in render(folder / "mkdocs.yml", folder / "site")]


def test_a_good_page_has_no_problems(tmp_path: Path) -> None:
    assert broken(tmp_path, "# One\n\n[here](#one)\n") == []


def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    said = broken(tmp_path, "# One\n\n[lost](two.md)\n")
    assert len(said) == 1
    assert "two.md" in said[0]


def test_a_broken_configuration_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [nothing-of-this-name]\n")
    found = render(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert {one.code for one in found} == {"O09"}


def square(number: int) -> int:
    if number < 0:
        Event().wait(60)
    return number * number


def test_work_is_done_in_order_and_what_takes_too_long_is_ended() -> None:
    done = list(run_all(square, [1, 2, 3], jobs=2, seconds=30))
    assert done == [(1, 1), (2, 4), (3, 9)]
    # A new pool is made for what had not begun when a worker had to be ended.
    done = dict(run_all(square, [-1, 2, 3], jobs=1, seconds=1))
    assert done[-1] is None
    assert {done[2], done[3]} <= {4, 9, None}


def sit(_: int) -> None:
    print("at work", flush=True)
    Event().wait(120)


@pytest.mark.skipif(sys.platform == "win32", reason="workers keep what they print to there")
def test_workers_end_when_their_build_is_killed() -> None:
    """A worker has its build's output open: the reader comes to its end when all are gone."""
    work = "from tests.test_engines import run_all, sit; list(run_all(sit, [1], jobs=1))"
    child = subprocess.Popen([sys.executable, "-c", work], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout
    assert child.stdout.readline() == b"at work\n"
    child.kill()
    assert child.communicate(timeout=60) == (b"", None)
