"""Typefaces of the sites: subsets of packaged fonts as woff2, and the style sheet that names them.

Atkinson Hyperlegible, made for legibility, has no letters for some Latin languages (İ of Turkish
among them); Noto Sans lends those under the same family name, and a browser loads it only where a
page has such a letter. Fonts come from packages alone, never from the system.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from build_tools import digest, tags
from build_tools.files import Tree, write_file
from build_tools.typefaces.packages import font_folder

SHEET = "assets/fonts.css"
_FOLDER = "assets/fonts"
_LATIN = (*range(0x20, 0x250), *range(0x1E00, 0x1F00), *range(0x2010, 0x2040), 0x20AC, 0x2122, 0xD7)
_REGULAR, _BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family: which font of which package, and for which signs."""

    family: str
    weight: int
    name: str
    package: str
    file: str
    signs: tuple[int, ...]
    variable: bool = False


def _atkinson(weight: int, file: str) -> Face:
    return Face("Atkinson Hyperlegible", weight, f"atkinson-{weight}",
                "fontpkg_atkinson_hyperlegible", file, _LATIN)  # fmt: skip


_FILES = {
    "fontpkg_noto_sans": "NotoSans[wdth,wght].ttf",
    "fontpkg_noto_sans_arabic": "NotoSansArabic[wdth,wght].ttf",
    "fontpkg_noto_sans_devanagari": "NotoSansDevanagari[wdth,wght].ttf",
    "fontpkg_noto_sans_thai": "NotoSansThai[wdth,wght].ttf",
}


def _noto(
    family: str, name: str, package: str, signs: Iterable[int], weights: Iterable[int]
) -> tuple[Face, ...]:
    """The regular and the bold of a Noto face, for these signs."""
    wanted = tuple(signs)
    return tuple(
        Face(family, weight, f"{name}-{weight}", package, _FILES[package], wanted, True)
        for weight in weights
    )


_LATIN_FAMILY = "Atkinson Hyperlegible"
_WEIGHTS = (_REGULAR, _BOLD)
# Copyright, family, style, identity, full name, version, name for print; licence, its address.
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
_EVERYWHERE = (
    _atkinson(_REGULAR, "AtkinsonHyperlegible-Regular.ttf"),
    _atkinson(_BOLD, "AtkinsonHyperlegible-Bold.ttf"),
    *_noto(_LATIN_FAMILY, "latin-rest", "fontpkg_noto_sans", _LATIN, _WEIGHTS),
)
_BY_SCRIPT = {
    script: _noto(family, name, package, signs, _WEIGHTS)
    for script, family, name, package, signs in (
        ("Arab", "Noto Sans Arabic", "arabic", "fontpkg_noto_sans_arabic", range(0x600, 0x700)),
        ("Cyrl", _LATIN_FAMILY, "cyrillic", "fontpkg_noto_sans", range(0x400, 0x530)),
        ("Grek", _LATIN_FAMILY, "greek", "fontpkg_noto_sans", range(0x370, 0x400)),
        ("Deva", _LATIN_FAMILY, "devanagari", "fontpkg_noto_sans_devanagari", range(0x900, 0x980)),
        ("Thai", _LATIN_FAMILY, "thai", "fontpkg_noto_sans_thai", range(0xE00, 0xE80)),
    )
}


def typefaces(tag: str, cache: Path) -> Tree:
    """The fonts and their style sheet for an edition, by path; made once, kept in `cache`."""
    faces = (*_EVERYWHERE, *_BY_SCRIPT.get(tags.script_of(tag), ()))
    tree: Tree = {}
    rules = []
    for face in faces:
        signs = _signs(face)
        if signs:
            path = f"{_FOLDER}/{face.name}.woff2"
            tree[path] = _made(face, signs, cache)
            rules.append(_rule(face, signs))
    tree[SHEET] = "\n".join(rules).encode()
    return tree


def _signs(face: Face) -> tuple[int, ...]:
    """The signs of a face that its font has; of the lending font, those that the first has not."""
    has = _signs_of(face)
    if face.name.startswith("latin-rest"):
        has -= _signs_of(_EVERYWHERE[0])
    return tuple(sorted(has & set(face.signs)))


@cache
def _signs_of(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(_path(face), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _path(face: Face) -> Path:
    return font_folder(face.package) / face.file


@cache
def _versions(package: str) -> tuple[str, ...]:
    return tuple(version(name) for name in (package, "fonttools", "brotli"))


def _made(face: Face, signs: Sequence[int], cache: Path) -> bytes:
    """The bytes of a face, from the cache where the same was made before."""
    key = (face.package, *_versions(face.package), face.name, repr(_NAMES))
    place = cache / f"{face.name}-{digest.of_texts((*key, repr(tuple(signs))))[:16]}.woff2"
    if not place.is_file():
        write_file(place, _subset(face, signs))
    return place.read_bytes()


def _subset(face: Face, signs: Sequence[int]) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font: Any = TTFont(_path(face), recalcTimestamp=False)
    if face.variable:
        # A glyph that does not vary may be missing here, which the cutter does not expect.
        for name in font.getGlyphOrder():
            font["gvar"].variations.data.setdefault(name, [])
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    # The licence has to go with each copy: its fields are kept beside the names.
    options.name_IDs = list(_NAMES)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs)
    cutter.subset(font)
    if face.variable:
        font = instancer.instantiateVariableFont(font, {"wdth": 100, "wght": face.weight})
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rule(face: Face, signs: Sequence[int]) -> str:
    """The rule that names a face and the signs it is for."""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-display: swap; src: url("fonts/{face.name}.woff2") format("woff2"); '
        f"unicode-range: {_ranges(signs)}; }}"
    )


def _ranges(signs: Sequence[int]) -> str:
    """Signs as CSS ranges: `U+20-7E, U+A0`."""
    runs: list[list[int]] = []
    for sign in signs:
        if runs and sign == runs[-1][1] + 1:
            runs[-1][1] = sign
        else:
            runs.append([sign, sign])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)
