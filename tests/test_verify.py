"""A stranger can tell whether a copy of an edition is what was built."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.commands.verify import verify
from build_tools.site import finished


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A published edition, as small as one can be."""
    folder = tmp_path / "site" / "en-GB"
    pages = {"index.html": b"<h1>A page</h1>", "assets/site.css": b"body {}"}
    for path, content in finished(pages, {"tag": "en-GB"}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def codes(folder: Path) -> list[str]:
    return [one.code for one in verify(folder)[1]]


def test_what_was_built_verifies_by_itself_and_among_others(edition: Path) -> None:
    assert verify(edition) == (1, ())
    assert verify(edition.parent) == (1, ())


def test_changed_missing_and_extra_files_are_named(edition: Path) -> None:
    (edition / "index.html").write_text("<h1>Another page</h1>")
    (edition / "assets/site.css").unlink()
    (edition / "evil.js").write_text("")
    found = {one.code: Path(one.where.file).name for one in verify(edition)[1]}
    assert found == {"O11": "index.html", "O12": "site.css", "O13": "evil.js"}


def test_a_manifest_of_another_edition_is_noticed(edition: Path) -> None:
    text = (edition / "manifest.json").read_text()
    (edition / "manifest.json").write_text(text.replace('"en-GB"', '"tr-TR"'))
    assert codes(edition) == ["O15"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}'])
def test_a_broken_manifest_is_no_manifest(edition: Path, text: str) -> None:
    (edition / "manifest.json").write_text(text)
    assert codes(edition) == ["O14"]


def test_a_folder_without_editions_is_no_site(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["O14"]


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
