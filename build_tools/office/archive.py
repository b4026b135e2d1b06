"""Office files are ZIP archives of XML: read, mended, and written with the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from build_tools.office.frame import INSTEAD, TYPEFACE, Frame

Edit = Callable[[str], str]
_FIRST = "[Content_Types].xml"
_DAY = (1980, 1, 1, 0, 0, 0)
_FONT = re.compile(r"(<a:(major|minor)Font>).*?(</a:\2Font>)", re.DOTALL)


def settled(content: bytes, edits: Mapping[str, Edit]) -> bytes:
    """An archive with some of its texts changed, its entries in order and without a time."""
    fresh = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(fresh, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            part = old.read(name)
            if name in edits:
                part = edits[name](part.decode("utf-8")).encode("utf-8")
            new.writestr(entry, part)
    return fresh.getvalue()


def theme_fonts(frame: Frame) -> Edit:
    """The two typefaces of a theme, so that who wants others changes them in one place."""
    fonts = (
        rf'\1<a:latin typeface="{TYPEFACE}" pitchFamily="34" charset="0"/>'
        rf'<a:ea typeface=""/><a:cs typeface="{frame.other}"/>\3'
    )
    return lambda text: _FONT.sub(fonts, text)


def font_table(frame: Frame) -> Edit:
    """The typefaces a document names, each with what to take where it is not installed."""
    rows = "".join(
        f'<w:font w:name="{name}">{other}<w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, other in ((TYPEFACE, f'<w:altName w:val="{INSTEAD}"/>'), (frame.other, ""))
    )
    return lambda text: re.sub(
        r"(<w:fonts\b[^>]*>).*(</w:fonts>)", rf"\1{rows}\2", text, flags=re.DOTALL
    )
