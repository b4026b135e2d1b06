"""Pictures of the standard: line drawings as SVG, of a few plain elements and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_tools.model import Picture
from build_tools.problems import Problem, Where, problem
from build_tools.read.text import decode

_ELEMENTS = ("svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon")
_ATTRIBUTES = re.compile(
    r"xmlns|viewBox|d|points|c?[xy][12]?|r[xy]?|width|height|transform|fill|stroke"
    r"|(?:fill|stroke)-(?:opacity|width|linecap|linejoin|dasharray)"
)
_TAG = re.compile(r"<(/?)([^\s/<>]*)((?:\s+[^\s=/\"<>]+=\"[^\"<>]*\")*)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=]+)=\"([^\"]*)\"")
_NAME = re.compile(r"[a-z0-9-]+\.svg")


def read_pictures(
    tree: Mapping[str, bytes], folder: str
) -> tuple[tuple[Picture, ...], list[Problem]]:
    """Every drawing of a folder, by its name."""
    pictures = []
    problems: list[Problem] = []
    for path in sorted(path for path in tree if path.startswith(f"{folder}/")):
        file = path[len(folder) + 1 :]
        if file == "README.md":
            continue
        if not _NAME.fullmatch(file):
            problems.append(problem("F02", Where(path), known="drawings, a-name.svg"))
            continue
        text, found = decode(tree[path], path)
        problems += [*found, *_strange(text or "", path)]
        pictures.append(Picture(file.removesuffix(".svg"), Where(path), text or ""))
    return tuple(pictures), problems


def _strange(text: str, path: str) -> list[Problem]:
    """Whatever in a drawing is no plain element with plain attributes."""
    problems = []
    rest = _TAG.sub("", text).strip()
    if rest:
        problems.append(problem("M16", Where(path), found=rest[:40]))
    for found in _TAG.finditer(text):
        where = Where(path, text.count("\n", 0, found.start()) + 1)
        if found[2] not in _ELEMENTS:
            problems.append(problem("M16", where, found=found[2]))
        for name, value in _ATTRIBUTE.findall(found[3]):
            if not _ATTRIBUTES.fullmatch(name) or ("(" in value and name != "transform"):
                problems.append(problem("M16", where, found=f'{name}="{value}"'))
    return problems
