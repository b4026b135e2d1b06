"""The finished sites of three real editions, built once for all tests that look at them."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.commands.build import Wish, build
from build_tools.tags import chain

ROOT = Path(__file__).resolve().parent.parent
TAGS = ("en-GB", "tr-TR", "ar-JO", "hi-IN")


@dataclass(frozen=True)
class Sites:
    """The editions as built: where they lie, where they are served, and what their theme is told.

    `told` is `extra` of each composed configuration: edition, words, contacts, doors.
    """

    folder: Path
    address: str
    told: dict[str, dict[str, Any]]

    def url(self, tag: str, path: str) -> str:
        """The address of a page."""
        return f"{self.address}{tag}/{path}"

    def word(self, tag: str, name: str) -> str:
        """A word of the interface in an edition."""
        return str(self.told[tag]["words"][name])

    def pages(self, tag: str) -> list[tuple[str, str]]:
        """Every page of an edition: its path and its text."""
        place = self.folder / tag
        files = sorted(place.rglob("*.html"))
        return [(one.relative_to(place).as_posix(), one.read_text("utf-8")) for one in files]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not talk of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Build three real editions once, and serve them on this machine alone."""
    place = tmp_path_factory.mktemp("sites")
    told = _build(place)
    handler = functools.partial(_Quiet, directory=str(place / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Sites(place / "site", f"http://127.0.0.1:{server.server_port}/", told)
    server.shutdown()
    server.server_close()


def _build(place: Path) -> dict[str, dict[str, Any]]:
    shutil.copy(ROOT / "mkdocs.yml", place)
    for folder in ("curriculum", "overrides", "build/typefaces", "build/packs", "build_tools"):
        if (ROOT / folder).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / folder, place / folder, ignore=ignored)
    for layer in {one for tag in TAGS for one in chain(tag)}:
        if (ROOT / "locales" / layer).is_dir():
            shutil.copytree(ROOT / "locales" / layer, place / "locales" / layer)
    built = build(place, Wish(jobs=2, today=date.today()), lambda *_: None)
    assert [(one.tag, one.state, one.problems) for one in built] == [
        (tag, "built", ()) for tag in sorted(TAGS)
    ]
    files = {tag: place / "build" / tag / "mkdocs.yml" for tag in TAGS}
    return {tag: yaml.safe_load(file.read_text("utf-8"))["extra"] for tag, file in files.items()}
