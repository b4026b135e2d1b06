"""Languages as the theme and its search know them: an unknown one would stop the rendering."""

from __future__ import annotations

from build_tools import tags

# The partials of Material and the stemmers of lunr; tests hold both against what is installed.
THEME = frozenset(
    "af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka"
    " kn ko ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th"
    " tl tr uk ur uz vi zh zh-Hant zh-TW".split()
)
SEARCH = frozenset(
    "ar da de el en es fi fr hi hu hy it ja kn ko nl no pt ro ru sa sv ta te th tr vi".split()
)
_OTHER_NAMES = {"fil": "tl", "ku": "ku-IQ", "zh-Hant-TW": "zh-TW"}


def theme_language(tag: str) -> str:
    """The theme's partial for a tag: its own, an ancestor's, or English."""
    return _first(tag, THEME)


def search_language(tag: str) -> str:
    """The stemmer for a tag; English, which leaves other words whole, where there is none."""
    plain = tags.parse(tag)
    if plain and plain.language in ("nb", "nn"):
        return "no"
    return _first(tag, SEARCH)


def _first(tag: str, known: frozenset[str]) -> str:
    for one in reversed(tags.chain(tag)):
        name = _OTHER_NAMES.get(one, one)
        if name in known:
            return name
    return "en"
