"""An organisation's edition: its title, colours and logo, and what may not be read is refused."""

from __future__ import annotations

import pytest

from build_tools.check.brand import GROUND, SURFACE, TINT, contrast
from tests.house import ROOT, SMALL, build, codes, pages

EDITION = "locales/tr-TR/edition.yml"
BRAND = """
brand:
  colour: "#12545e"
  link: "#0d5a66"
  logo: logo.png
  logo_text: Harbour Trust
"""


def branded(brand: str = BRAND) -> dict[str, str]:
    return {EDITION: SMALL[EDITION] + brand.lstrip("\n")}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#12545e", "#12545e") == 1


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "overrides/web/assets/site.css").read_text("utf-8")
    light = sheet[: sheet.index("prefers-color-scheme: dark")].replace("#fff;", "#ffffff;")
    for name, colour in (("ground", GROUND), ("surface", SURFACE), ("tint", TINT)):
        assert f"--{name}: {colour};" in light


def test_colours_become_a_style_sheet_of_their_own() -> None:
    sheet = pages(build("tr-TR", branded()))["docs/assets/brand.css"]
    assert "--brand: #12545e;" in sheet
    assert "--link: #0d5a66;" in sheet
    assert "docs/assets/brand.css" not in pages(build("en-GB", branded()))


@pytest.mark.parametrize("line", ['colour: "#8ac"', "colour: red", 'link: "url(x)"', "css: x",
                                  "logo: logo.svg"])  # fmt: skip
def test_only_plain_colours_and_pictures_of_dots(line: str) -> None:
    assert codes(branded(f"brand:\n  {line}\n"))


def test_a_link_colour_that_is_too_light_is_refused() -> None:
    assert codes(branded('brand:\n  link: "#5a9aa6"\n')) == ["E08"] * 3
