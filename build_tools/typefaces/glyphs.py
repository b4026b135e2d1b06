"""Glyphs: every sign of an edition's texts is in a typeface of its script, or a problem says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from build_tools.differences import shown_units
from build_tools.edition import Edition
from build_tools.merge.fill import END, FIRST_STRONG, LEFT_TO_RIGHT
from build_tools.pack.scripts import setting_of
from build_tools.problems import Problem, problem
from build_tools.typefaces.packages import PACKAGES, font_folder

# Drawn by the template, or never drawn: boxes to tick, isolates, breaks, zero width joiners.
DRAWN = frozenset(f"\u2610 \n\u00a0\u200b\u200c\u200d{LEFT_TO_RIGHT}{FIRST_STRONG}{END}")


def check_glyphs(edition: Edition) -> Iterator[Problem]:
    """Every sign that no typeface of the edition has, with the unit that it stands in."""
    known = signs_of(setting_of(edition.tag).families) | DRAWN
    units = shown_units(edition)
    everything = {sign for unit in units for sign in unit.text}
    missing = everything - known
    for unit in units if missing else ():
        for sign in sorted(missing & set(unit.text)):
            number = f"{ord(sign):04X}"
            yield problem("G01", unit.where, sign=sign, number=number, text=unit.text[:60])


@cache
def signs_of(families: tuple[str, ...]) -> frozenset[str]:
    """Every sign that one of these families has."""
    from fontTools.ttLib import TTFont  # heavy to load, and needed once

    found: set[int] = set()
    for package in PACKAGES:
        for path in sorted(font_folder(package).rglob("*.ttf")):
            with TTFont(path, lazy=True) as font:
                if font["name"].getBestFamilyName() in families:
                    found.update(font.getBestCmap())
    return frozenset(map(chr, found))
