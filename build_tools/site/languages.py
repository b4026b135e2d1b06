"""Languages as the theme knows them: an unknown one would stop the rendering."""

from __future__ import annotations

from build_tools import tags

# The partials of Material; a test holds them against what is installed.
THEME = frozenset(
    "af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka"
    " kn ko ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th"
    " tl tr uk ur uz vi zh zh-Hant zh-TW".split()
)
_OTHER_NAMES = {"fil": "tl", "ku": "ku-IQ", "zh-Hant-TW": "zh-TW"}


def theme_language(tag: str) -> str:
    """The theme's partial for a tag: its own, an ancestor's, or English."""
    for one in reversed(tags.chain(tag)):
        name = _OTHER_NAMES.get(one, one)
        if name in THEME:
            return name
    return "en"
