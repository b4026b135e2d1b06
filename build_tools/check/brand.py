"""The brand of an edition: its colours can be read by everybody (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.edition import Edition
from build_tools.problems import Problem, problem

LEAST = 4.5
# The grounds of overrides/web/assets/site.css in its light scheme; a test holds them to it.
GROUND, SURFACE, TINT = "#f7f5f0", "#ffffff", "#e4eff0"


def check_brand(edition: Edition) -> Iterator[Problem]:
    """Words on the colour of the brand, and links on every ground of the page."""
    brand = edition.file.brand
    if brand is None:
        return
    pairs = [(brand.colour, SURFACE)] if brand.colour else []
    pairs += [(brand.link, ground) for ground in (GROUND, SURFACE, TINT)] if brand.link else []
    for colour, ground in pairs:
        ratio = contrast(colour, ground)
        if ratio < LEAST:
            values = {"colour": colour, "ground": ground, "ratio": f"{ratio:.1f}"}
            yield problem("E08", brand.where, **values)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, by their relative luminance."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
