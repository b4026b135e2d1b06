"""First inputs: the small project's files, and what the bad examples write into them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.inputs import FILES, START
from tests.house import SMALL, files
from tests.test_bad import BAD, decoded
from tests.test_hostile import SLOW, TRIES

ENDINGS = {"markdown": ".md", "yaml": ".yml", "catalogue": ".po", "picture": ".svg"}
TREE = {**SMALL, **START}


def write_seeds(target: str, folder: Path) -> None:
    """The seeds of a target, each a file named by its content."""
    folder.mkdir(parents=True, exist_ok=True)
    for content in seeds(target):
        (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def seeds(target: str) -> Iterator[bytes]:
    """Every file of the right kind; for whole editions, every file of a layer and where it goes."""
    for path, content in _examples():
        if target in ENDINGS:
            if path.endswith(ENDINGS[target]):
                yield content
        elif path in FILES:
            yield bytes([0x80 + FILES.index(path), 0, 0]) + content
            yield from _where_it_differs(path, content)


def _examples() -> Iterator[tuple[str, bytes]]:
    yield from ((path, text.encode()) for path, text in TREE.items())
    for example in BAD:
        blocks = files(example.read_bytes().decode("utf-8"))
        yield from ((path, decoded(text)) for path, text in blocks.items() if "/" in path)
    for changes in (*TRIES.values(), *(make() for make in SLOW.values())):
        yield from ((path, text.encode()) for path, text in changes.items() if len(text) < 10_000)


def _where_it_differs(path: str, content: bytes) -> Iterator[bytes]:
    """The same change as an insertion into the good file, where it is one."""
    good = TREE.get(path, "").encode()
    place = next((i for i, (a, b) in enumerate(zip(good, content, strict=False)) if a != b), 0)
    if place and content.endswith(good[place:]):
        new = content[place : len(content) - len(good) + place]
        yield bytes([FILES.index(path)]) + place.to_bytes(2, "big") + new
