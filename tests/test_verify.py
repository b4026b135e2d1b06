"""A stranger can tell whether a copy of an edition is what was built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.commands.verify import verify
from build_tools.site import finished
from build_tools.site.sums import digests_of, list_of, list_path, sums_file

DOOR = {"index.html": b"<h1>All</h1>", "_headers": b"/*\n"}


def put(site: Path, tag: str, words: str) -> Path:
    """Publish an edition, as small as one can be."""
    pages = {"index.html": f"<h1>{words}</h1>".encode(), "assets/site.css": b"body {}"}
    record = {"tag": tag, "standard": {"name": "Small", "version": "1.0.0"}, "inputs": "0"}
    tree = finished(pages, record)
    for path, content in tree.items():
        (site / tag / path).parent.mkdir(parents=True, exist_ok=True)
        (site / tag / path).write_bytes(content)
    (site / list_path(tag)).parent.mkdir(exist_ok=True)
    (site / list_path(tag)).write_bytes(list_of(tag, tree["SHA256SUMS"]))
    return site / tag


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a door and two editions."""
    site = tmp_path / "site"
    put(site, "en-GB", "A page")
    put(site, "tr-TR", "Bir sayfa")
    for name, content in {**DOOR, "SHA256SUMS": sums_file(digests_of(DOOR))}.items():
        (site / name).write_bytes(content)
    return site


@pytest.fixture
def edition(site: Path) -> Path:
    return site / "en-GB"


def found(folder: Path, newest: Path | None = None) -> list[tuple[str, str]]:
    """The codes, each with its path from the folder."""
    problems = verify(folder, newest)[1]
    return sorted(
        (one.code, Path(one.where.file).relative_to(folder).as_posix()) for one in problems
    )


def test_what_was_built_verifies_by_itself_and_among_others(site: Path) -> None:
    assert verify(site / "en-GB") == (1, ())
    assert verify(site) == (2, ())


def test_a_manifest_says_which_standard_and_which_inputs(edition: Path) -> None:
    manifest = json.loads((edition / "manifest.json").read_bytes())
    assert manifest["edition"] == "en-GB"
    assert manifest["standard"]["version"] == "1.0.0"
    assert manifest["inputs"] == "0"


def test_anybody_can_verify_with_sha256sum_alone(site: Path, tmp_path: Path) -> None:
    def check(folder: Path, *lists: str) -> int:
        words = ["sha256sum", "--strict", "--quiet", "-c", *lists]
        return subprocess.run(words, cwd=folder, capture_output=True).returncode

    assert check(site / "en-GB", "SHA256SUMS") == 0
    assert check(site, "SHA256SUMS", "manifests/en-GB.sha256", "manifests/tr-TR.sha256") == 0
    shutil.unpack_archive(site / "en-GB/offline.zip", tmp_path / "stick")
    assert check(tmp_path / "stick/en-GB", "SHA256SUMS") == 0
    (site / "en-GB/index.html").write_bytes(b"")
    assert check(site / "en-GB", "SHA256SUMS") == 1


def test_every_file_is_in_the_sums_of_its_edition(edition: Path) -> None:
    files = {p.relative_to(edition).as_posix() for p in edition.rglob("*") if p.is_file()}
    rows = (edition / "SHA256SUMS").read_text().splitlines()
    assert {row.split("  ")[1] for row in rows} == files - {"SHA256SUMS"}


@pytest.mark.parametrize("alone", [True, False])
def test_changed_missing_and_extra_files_are_named(edition: Path, alone: bool) -> None:
    (edition / "index.html").write_text("<h1>Another page</h1>")
    (edition / "assets/site.css").unlink()
    (edition / "evil.js").write_text("")
    folder, before = (edition, "") if alone else (edition.parent, "en-GB/")
    assert found(folder) == [
        ("O11", f"{before}index.html"),
        ("O12", f"{before}assets/site.css"),
        ("O13", f"{before}evil.js"),
    ]


def test_the_door_is_verified_too(site: Path) -> None:
    (site / "index.html").write_text("<h1>Elsewhere</h1>")
    (site / "_headers").unlink()
    (site / "robots.txt").write_text("")
    (site / "more").mkdir()
    (site / "more/page.html").write_text("")
    assert found(site) == [
        ("O11", "index.html"),
        ("O12", "_headers"),
        ("O13", "more/page.html"),
        ("O13", "robots.txt"),
    ]


def test_a_file_of_another_edition_is_named_as_such(site: Path) -> None:
    shutil.copy(site / "tr-TR/index.html", site / "en-GB/index.html")
    (problem,) = verify(site)[1]
    assert (problem.code, problem.words) == ("O16", "this is the file of the edition tr-TR")


def test_an_edition_in_the_place_of_another_is_noticed(site: Path) -> None:
    shutil.rmtree(site / "en-GB")
    shutil.copytree(site / "tr-TR", site / "en-GB")
    assert found(site) == [("O15", "en-GB/manifest.json"), ("O17", "en-GB")]


def test_a_manifest_of_another_edition_is_noticed(edition: Path) -> None:
    text = (edition / "manifest.json").read_text()
    (edition / "manifest.json").write_text(text.replace('"en-GB"', '"tr-TR"'))
    assert found(edition) == [("O11", "SHA256SUMS"), ("O15", "manifest.json")]


def test_a_file_and_the_manifest_changed_together_are_noticed_by_the_list(site: Path) -> None:
    """Whoever changes all three still has to change what is kept elsewhere."""
    put(site / "other", "en-GB", "Another page")
    shutil.rmtree(site / "en-GB")
    shutil.move(site / "other/en-GB", site / "en-GB")
    shutil.rmtree(site / "other")
    assert found(site) == [("O17", "en-GB")]


def test_a_link_is_not_the_file(edition: Path, tmp_path: Path) -> None:
    (edition / "index.html").rename(tmp_path / "index.html")
    (edition / "index.html").symlink_to(tmp_path / "index.html")
    (edition / "more").symlink_to(tmp_path)
    assert found(edition) == [("O11", "index.html"), ("O13", "more")]


# An older edition, put back whole


@pytest.fixture
def published(site: Path, tmp_path: Path) -> Path:
    """A list of all that was published: twice en-GB, and tr-TR as it is."""
    newest = tmp_path / "published.sha256"
    for place in (site, site):
        lists = sorted((place / "manifests").iterdir())
        with newest.open("ab") as file:
            file.write(b"".join(one.read_bytes() for one in lists))
        shutil.copytree(site, tmp_path / "older", dirs_exist_ok=True)
        shutil.rmtree(site / "en-GB")
        put(site, "en-GB", "A newer page")
    return newest


def test_the_newest_verifies_and_an_older_one_put_back_whole_is_noticed(
    site: Path, published: Path, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "older", site, dirs_exist_ok=True)
    assert verify(site, published) == (2, ())
    older = put(tmp_path / "backup", "en-GB", "A page")
    shutil.rmtree(site / "en-GB")
    shutil.copytree(older, site / "en-GB")
    assert found(site) == [("O17", "en-GB")]
    shutil.copy(tmp_path / "backup" / list_path("en-GB"), site / list_path("en-GB"))
    assert verify(site) == (2, ())
    (problem,) = verify(site, published)[1]
    assert problem.code == "O18"
    assert "an older edition of en-GB, number 1 of 2" in problem.words
    assert [one.code for one in verify(site / "en-GB", published)[1]] == ["O18"]


def test_an_edition_that_nobody_published_is_noticed(site: Path, published: Path) -> None:
    shutil.rmtree(site / "en-GB")
    put(site, "en-GB", "A page that nobody published")
    assert found(site, published) == [("O19", "en-GB")]


def test_an_edition_that_is_gone_is_missed(site: Path) -> None:
    newest = site.parent / "published.sha256"
    newest.write_bytes(b"".join(p.read_bytes() for p in sorted((site / "manifests").iterdir())))
    shutil.rmtree(site / "tr-TR")
    assert found(site) == [("O12", "tr-TR/SHA256SUMS")]
    (site / list_path("tr-TR")).unlink()
    assert found(site) == []
    assert found(site, newest) == [("O12", "tr-TR/SHA256SUMS")]


@pytest.mark.parametrize("text", [b"", b"\xff", b"no list\n", b"0" * 64 + b" x"])
def test_a_list_that_is_none_is_told(site: Path, text: bytes) -> None:
    newest = site.parent / "published.sha256"
    newest.write_bytes(text)
    assert [one.code for one in verify(site, newest)[1]] == ["O14"]


# What is damaged gives problems, never a traceback


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b"{}", b'{"files": []}', b'{"files": {}}', b"\xff", b"[" * 100_000, b"null"],
)
def test_a_broken_manifest_is_no_manifest(edition: Path, text: bytes) -> None:
    (edition / "manifest.json").write_bytes(text)
    assert found(edition) == [("O14", "manifest.json")]
    assert ("O14", "en-GB/manifest.json") in found(edition.parent)


def strange_names(edition: Path) -> None:
    text = '{"edition": ["x"], "files": {"../../x": 1, "/etc/passwd": {}, "\\ud800": "\\u0000"}}'
    (edition / "manifest.json").write_text(text)


def record_is_a_list(edition: Path) -> None:
    (edition / "edition.json").write_text("[1]")


def record_is_a_folder(edition: Path) -> None:
    (edition / "edition.json").unlink()
    (edition / "edition.json").mkdir()


def record_is_a_pipe(edition: Path) -> None:
    (edition / "edition.json").unlink()
    os.mkfifo(edition / "edition.json")


def no_manifest(edition: Path) -> None:
    (edition / "manifest.json").unlink()


def bytes_for_a_name(edition: Path) -> None:
    (Path(os.fsdecode(os.fsencode(edition) + b"/\xff\x1b[2J"))).write_text("")


def broken_lists(edition: Path) -> None:
    (edition.parent / "SHA256SUMS").write_bytes(b"\xff")
    (edition.parent / "manifests/en-GB.sha256").write_bytes(b"\xff")
    (edition / "SHA256SUMS").write_bytes(b"")


def lists_are_a_file(edition: Path) -> None:
    shutil.rmtree(edition.parent / "manifests")
    (edition.parent / "manifests").write_text("")


@pytest.mark.parametrize(
    "damage",
    [
        strange_names,
        record_is_a_list,
        record_is_a_folder,
        record_is_a_pipe,
        no_manifest,
        bytes_for_a_name,
        broken_lists,
        lists_are_a_file,
    ],
)
def test_whatever_is_damaged_is_told(
    edition: Path,
    damage: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = Path(__file__).parent.parent
    monkeypatch.chdir(root)
    damage(edition)
    assert main(["verify", str(edition.parent)]) == 1
    said = capsys.readouterr().err
    assert " error O" in said
    assert "\x1b" not in said
    said.encode()


def test_a_file_that_cannot_be_read_is_told(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "index.html":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    assert found(edition) == [("O11", "index.html"), ("O20", "index.html")]


def test_a_folder_without_editions_is_no_site(tmp_path: Path) -> None:
    assert [one.code for one in verify(tmp_path)[1]] == ["O14"]
    assert [one.code for one in verify(tmp_path / "nowhere")[1]] == ["O14"]


def test_pages_to_take_away_lead_to_nothing_on_the_web() -> None:
    """In the copy for a memory stick, what only a host has is taken off the pages."""
    import io
    import zipfile

    page = b"<p>Words<!--online--> and <a href='../x'>others</a><!--/online-->.</p>"
    tree = finished({"index.html": page}, {"tag": "en-GB"})
    with zipfile.ZipFile(io.BytesIO(tree["offline.zip"])) as box:
        assert box.read("en-GB/index.html") == b"<p>Words.</p>"
        assert "en-GB/_headers" not in box.namelist()
    assert tree == finished({"index.html": page}, {"tag": "en-GB"})
