"""The same files give the same site, byte for byte, wherever and however they are built."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.commands import check
from tests.house import ROOT
from tests.test_build import lay, site

MOMENT = "1795500000"
PLAIN = {
    "TZ": "Etc/GMT+12",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": MOMENT,
}
# Where it is another day than above at any hour, with another alphabet for messages.
OTHER = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "1",
    "COLUMNS": "40",
    "SOURCE_DATE_EPOCH": MOMENT,
}


def built(folder: Path, settings: dict[str, str], umask: int, *words: str) -> dict[str, bytes]:
    """The site that a command makes of the small project, in a folder and with settings."""
    root = lay(folder)
    command = [sys.executable, "-m", "build_tools.cli", "build", *words]
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    options = {} if sys.platform == "win32" else {"umask": umask}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, **options)
    return site(root)


def test_folder_time_zone_umask_locale_hash_seed_jobs_and_parts_change_no_byte(
    tmp_path: Path,
) -> None:
    """A whole build in one process against the parts of another, each built in its own way."""
    whole = built(tmp_path / "a", PLAIN, 0o022, "--jobs", "1")
    deep = tmp_path / "in another" / "földer"
    parts = [
        built(deep / "one", OTHER, 0o077, "--jobs", "2", "--shard", "1/2"),
        built(
            deep / "two", OTHER | {"PYTHONHASHSEED": "0"}, 0o002, "--jobs", "3", "--shard", "2/2"
        ),
    ]
    assert "tr-TR/packs/teens.pdf" in whole
    assert not parts[0].keys() >= whole.keys()
    together = {path: content for part in parts for path, content in part.items()}
    assert [path for path in whole if together.get(path) != whole[path]] == []
    assert together.keys() == whole.keys()


@pytest.mark.parametrize(
    ("moment", "day"),
    [("1795500000", date(2026, 11, 24)), ("1795521600", date(2026, 11, 25)), ("no", None)],
)
def test_the_day_is_the_same_for_every_machine(
    moment: str, day: date | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[date] = []
    monkeypatch.setattr(check, "check", lambda root, tags, today: heard.append(today) or ())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    monkeypatch.chdir(ROOT)
    before = datetime.now(UTC).date()
    assert main(["check"]) == 0
    assert heard[0] == day if day else heard[0] >= before
