"""Figures: a share or a large number in a text has its source in the same section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.edition import Standard
from build_tools.model import Module, TextPart
from build_tools.problems import Problem, problem
from build_tools.units import Unit

_SOURCE = re.compile(r"\]\(source:")
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
# A share; or a number of three digits and more that is no year and no size on a screen.
_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:%|percent\b|per cent\b)|(?<![\w.,])(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3})+|"
    r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d{3,}(?!\d|(?: and \d+)? pixels)"
)


def check_figures(standard: Standard) -> Iterator[Problem]:
    """Every section of the standard."""
    for module in standard.modules:
        yield from _of_module(module)


def _of_module(module: Module) -> Iterator[Problem]:
    for part in module.parts:
        if not isinstance(part, TextPart):
            continue
        for section in part.sections:
            units = [piece for piece in section.body if isinstance(piece, Unit)]
            if any(_SOURCE.search(unit.source) for unit in units):
                continue
            for unit in units:
                for found in _FIGURE.findall(_LINK.sub("", unit.source)):
                    yield problem("W06", unit.where, found=found)
