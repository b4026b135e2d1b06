"""A golden edition, compared whole: the small project's Turkish edition as it is handed to MkDocs.

`python -m tests.test_golden` writes it anew; the review is a diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.house import build, pages

GOLDEN = Path(__file__).parent / "golden" / "small-tr-TR"


def made() -> dict[str, str]:
    return pages(build("tr-TR"))


def test_the_golden_edition_is_made_again_byte_for_byte() -> None:
    kept = {p.relative_to(GOLDEN).as_posix(): p for p in sorted(GOLDEN.rglob("*")) if p.is_file()}
    found = made()
    assert sorted(found) == sorted(kept)
    for path, text in found.items():
        assert text == kept[path].read_bytes().decode("utf-8"), path


def write() -> None:
    """Keep what is made now as the golden edition."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, text in made().items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_bytes(text.encode())


if __name__ == "__main__":
    write()
