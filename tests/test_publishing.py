"""What is published is whole: builds killed, disks full, folders closed, two builds at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.commands.build import LOCK
from build_tools.commands.verify import verify
from build_tools.problems import CannotGoOn
from build_tools.project import BUILD
from build_tools.publishing import alone, publish, recover, withdraw
from tests.house import ROOT, SMALL
from tests.test_build import OWN, is_whole, lay, run, site, write

# A command in another folder takes the builder that is tested, not one that is installed.
OURS = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "build_tools.cli", "build", "--jobs", "1", "--no-packs"]
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs fork, signals and limits of Unix")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built once."""
    root = lay(tmp_path_factory.mktemp("built") / "project")
    run(root, packs=False)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """The small project as built, to be built again: its Turkish edition has changed."""
    shutil.copytree(built, tmp_path / "project")
    write(tmp_path / "project", OWN, SMALL[OWN].replace("Deniz", "Derya"))
    return tmp_path / "project"


def hidden(root: Path) -> list[str]:
    """What a build left beside the published editions."""
    return [path.name for path in (root / "site").iterdir() if path.name.startswith(".")]


@UNIX
def test_a_build_killed_at_any_moment_leaves_what_is_published_whole(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.killed", str(tmp_path / "project"), "100"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("100 builds killed")


def test_a_build_killed_with_its_workers_at_work_leaves_the_last_good_site(root: Path) -> None:
    """Killed at several moments; the longest wait lets it end, so that the change arrives."""
    for moment, waits in enumerate((0.3, 0.8, 1.2, 60)):
        write(root, OWN, SMALL[OWN].replace("Deniz", f"Ad{'abcd'[moment]}"))
        child = subprocess.Popen(COMMAND, cwd=root, env=OURS, stdout=subprocess.DEVNULL)
        try:
            child.wait(waits)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            child.wait()
        recover(root / "site")
        assert is_whole(root / "site/tr-TR")
        assert is_whole(root / "site/en-GB")
    text = (root / "site/tr-TR/teens/a-threat/index.html").read_text("utf-8")
    assert "Add" in text
    assert [p.name for p in (root / "site").iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("can_exchange", [True, False])
def test_publishing_puts_the_new_in_the_place_of_the_old(
    tmp_path: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr("build_tools.publishing.exchange", lambda *_: False)
    for text in ("one", "two"):
        write(tmp_path, "fresh/page", text)
        publish(tmp_path / "fresh", tmp_path / "place")
        assert (tmp_path / "place/page").read_text() == text
        assert sorted(p.name for p in tmp_path.iterdir()) == ["place"]


def test_what_a_killed_publishing_left_is_put_back(tmp_path: Path) -> None:
    write(tmp_path, ".place.old/page", "good")
    recover(tmp_path)
    assert (tmp_path / "place/page").read_text() == "good"
    write(tmp_path, ".place.old/page", "older")
    recover(tmp_path)
    assert (tmp_path / "place/page").read_text() == "good"
    assert not (tmp_path / ".place.old").exists()


def test_half_of_a_folder_and_of_a_file_are_taken_away(tmp_path: Path) -> None:
    for path in (".place.new/page", "place/page", ".index.html.4711", "index.html"):
        write(tmp_path, path, "x")
    recover(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "place"]


def test_an_edition_is_withdrawn_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while its files go one by one, it is no half edition: its name is gone already."""
    write(tmp_path, "place/page", "x")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    withdraw(tmp_path / "place")
    assert not (tmp_path / "place").exists()


def test_two_builds_at_once_are_refused_with_words(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.publishing._PATIENCE", 0.1)
    with alone(root / BUILD / LOCK), pytest.raises(CannotGoOn, match="F07"):
        run(root)
    with alone(root / BUILD / f"{LOCK}-tr-TR"):
        begun = run(root, "en-GB")
    assert begun["en-GB"].state == "built"


def test_two_builds_begun_at_once_end_well(root: Path) -> None:
    """One waits a little for the other, or says that it cannot; the site is whole either way."""
    both = [
        subprocess.Popen(COMMAND, cwd=root, env=OURS, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [child.communicate()[1] for child in both]
    codes = sorted(child.returncode for child in both)
    assert codes in ([0, 0], [0, 1]), said
    assert all("F07" in text for text in said if text)
    assert verify(root / "site") == (2, ())
    assert hidden(root) == []


@UNIX
@pytest.mark.parametrize("kilobytes", [8, 64])
def test_a_full_disk_is_said_with_words_and_the_site_stays(root: Path, kilobytes: int) -> None:
    """No file may grow beyond a size: the system refuses to write, as it does on a full disk."""
    import resource

    before = site(root)
    shutil.rmtree(root / "build/tr-TR")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, resource.RLIM_INFINITY))

    done = subprocess.run(
        COMMAND, cwd=root, env=OURS, preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert " F06 " in done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert site(root) == before
    assert hidden(root) == []
    assert run(root, packs=False)["tr-TR"].state == "built"


def closed(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("what", ["mkdir", "write_bytes", "open"])
def test_a_folder_that_is_closed_is_said_with_words(
    root: Path, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tests may run as root, to whom no folder is closed: so the system's refusal is acted."""
    from build_tools.cli import main

    before = site(root)
    shutil.rmtree(root / "build/tr-TR")
    monkeypatch.chdir(root)
    monkeypatch.setattr(Path, what, closed)
    assert main(["build", "--no-packs"]) == 1
    monkeypatch.undo()
    said = capsys.readouterr().err
    assert " F06 " in said
    assert "Permission denied" in said
    assert site(root) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_site_that_may_not_be_written_is_said_with_words(root: Path) -> None:
    before = site(root)
    (root / "site").chmod(0o555)
    done = subprocess.run(COMMAND, cwd=root, env=OURS, capture_output=True, text=True, check=False)
    (root / "site").chmod(0o755)
    assert done.returncode == 1
    assert " F06 " in done.stderr
    assert "Traceback" not in done.stderr
    assert site(root) == before
