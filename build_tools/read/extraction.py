"""The Babel extraction method `curriculum`: any file of the standard or of a layer -> its texts.

`babel.cfg` maps the files; `pybabel extract -F babel.cfg -o curriculum/messages.pot .` gives the
same texts as `curriculum update`. The theme's words stand in `curriculum/interface.yml`, so that
templates hold no text of their own (a test holds that).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from build_tools.read.layers import read_adaptation
from build_tools.read.modules import read_modules
from build_tools.read.standard import FOLDER, read_yaml_units
from build_tools.units import Unit, units_of

Extracted = tuple[int, str, str, list[str]]


def extract(
    fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Extracted]:
    """What Babel asks of an extraction method: line, function, message and comments."""
    for unit in units_in_file(str(fileobj.name), fileobj.read()):
        yield unit.where.line, "", unit.source, [unit.address]


def units_in_file(path: str, content: bytes) -> tuple[Unit, ...]:
    """The units of one file, addressed by the folders it lies in."""
    steps = PurePath(path).parts
    if "adaptations" in steps:
        adaptation, _ = read_adaptation(content, path, "en", "")
        return units_of(adaptation)
    start = next((i + 1 for i, step in enumerate(steps) if step in (FOLDER, "additions")), 0)
    inner = "/".join(steps[start:])
    if inner.count("/") == 0:
        return read_yaml_units(inner, content)
    module = inner.rpartition("/")[0]
    tree = {f"{FOLDER}/{inner}": content}
    if not inner.endswith("/index.md") and not inner.startswith("about/"):
        head = b"---\ntitle: x\nsummary: x\norder: 0\n---\n"
        tree[f"{FOLDER}/{module}/index.md"] = head
    modules, _ = read_modules(tree, FOLDER, "en")
    return tuple(unit for unit in units_of(modules) if unit.where.file == f"{FOLDER}/{inner}")
