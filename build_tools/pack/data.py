"""A pack as the data that a template draws: its leaves, and what every page needs."""

from __future__ import annotations

from typing import Any

import segno

from build_tools import formats, tags
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.merge.fill import shown_url
from build_tools.pack.leaves import Leaves
from build_tools.pack.scripts import setting_of
from build_tools.shelf import LARGE, PAPERS, Pack

_PAGES = 1000
_SLIDES = "slides"


def template_of(pack: Pack) -> str:
    """The template that draws a pack."""
    return "slides.typ" if pack.kind == _SLIDES else "pack.typ"


def data_of(edition: Edition, verdict: Verdict, leaves: Leaves, pack: Pack) -> dict[str, Any]:
    """Everything that the template is told; only strings, numbers, lists and truth values."""
    tag, standard = edition.tag, edition.standard
    printer = leaves.printer(pack.group)
    setting = setting_of(tag)
    title = leaves.title(pack)
    draft = printer.word("conformance-draft") if verdict.name == "draft" else ""
    address = _address(edition, pack)
    return {
        "title": f"{title} \u00b7 {standard.name}",
        "standard": standard.name,
        "keywords": [tag, standard.version, pack.kind],
        "fonts": list(setting.families),
        "scale": setting.scale,
        "leading": setting.leading,
        "hyphenate": setting.hyphenate,
        "lang": tag.partition("-")[0],
        "region": tags.country_of(tag),
        "dir": edition.direction,
        "large": pack.large_print,
        "digits": [formats.number(tag, number) for number in range(_PAGES)],
        "paper": (LARGE if pack.big else PAPERS)[pack.paper],
        "foot": f"{standard.name} {standard.version} \u00b7 {edition.title} \u00b7 {title}",
        "draft": draft,
        "qr": _qr(address, printer.word("scan")) if address else None,
        "leaves": leaves.of(pack),
    }


def _address(edition: Edition, pack: Pack) -> str:
    """The page that a pack belongs to; none where the edition does not say where it is."""
    site = edition.file.site_url
    if not site:
        return ""
    path = pack.module.path if pack.module and pack.module.group != "about" else pack.group
    return f"{site.rstrip('/')}/{path}/index.html" if path else site


def _qr(address: str, alt: str) -> dict[str, str]:
    svg = segno.make(address, error="m").svg_inline(border=2, omitsize=True)
    return {
        "svg": svg,
        "alt": f"{alt} {address}",
        "url": address,
        "shown": shown_url(address) or "",
    }
