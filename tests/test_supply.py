"""What comes from others: its licences are known, and go with what is published."""

from __future__ import annotations

import io
import re

import pytest
from fontTools.ttLib import TTFont

from build_tools.typefaces import typefaces
from tests.house import ROOT
from tests.licences import FONTS, PAGE, Row, licence_of, locked, page, written

CACHE = ROOT / "build" / "typefaces"
# Licences that let a school, a ministry or a firm use, change and pass on what we build.
GOOD = re.compile(
    r"(?:MIT|BSD(?:-[23]-Clause)?|Apache-2\.0|MPL-2\.0|OFL-1\.1|dependency licenses|, | OR )+"
)


def test_the_page_of_licences_is_that_of_the_lock_file() -> None:
    assert [(row.name, row.version) for row in written()] == sorted(
        locked(), key=lambda row: not row[0].startswith(FONTS)
    )
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("row", written(), ids=lambda row: row.name)
def test_a_licence_is_one_that_we_thought_about(row: Row) -> None:
    assert GOOD.fullmatch(row.licence)
    assert licence_of(row.name) in (row.licence, None)


@pytest.mark.parametrize("tag", ["en-GB", "tr-TR", "ar-JO", "th-TH", "hi-IN"])
def test_each_typeface_that_is_published_carries_its_licence(tag: str) -> None:
    """Cut to the signs of an edition, a typeface keeps the words that its licence asks for."""
    fonts = {path: text for path, text in typefaces(tag, CACHE).items() if "woff2" in path}
    assert fonts
    for path, content in fonts.items():
        names = TTFont(io.BytesIO(content))["name"]
        assert "Copyright" in str(names.getDebugName(0)), path
        assert "SIL Open Font License" in str(names.getDebugName(13)), path


def test_a_report_of_a_wrong_contact_finds_its_way() -> None:
    """Who could do what stands in one page, and each page about safety leads to the others."""
    for name in ("README.md", "docs/hosting.md", "docs/threats.md"):
        assert "SECURITY.md" in (ROOT / name).read_text("utf-8"), name
    assert "docs/threats.md" in (ROOT / "SECURITY.md").read_text("utf-8")
