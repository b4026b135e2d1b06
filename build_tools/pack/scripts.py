"""Scripts: how each is set in print, in which typefaces, and which letters those have."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools import tags

# Scripts whose words are not cut at the end of a line.
_NEVER_CUT = ("Arab", "Thai", "Deva")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a script is set: its families in order, its size against Latin, its lines' distance.

    `by_letters`: a text layer of this script keeps the letters of a word, not always their order.
    """

    families: tuple[str, ...]
    scale: float = 1.0
    leading: float = 0.68
    hyphenate: bool = True
    by_letters: bool = False


_LATIN = ("Atkinson Hyperlegible", "Noto Sans")
_SETTINGS = {
    "Arab": Setting((*_LATIN, "Amiri"), 1.12, 0.8),
    "Deva": Setting((*_LATIN, "Noto Sans Devanagari"), 1.0, 0.85),
    "Thai": Setting((*_LATIN, "Noto Sans Thai"), 1.0, 0.9),
}


# Half the letters of Vietnamese would come from the lending face, which repeats them to readers.
_LANGUAGES = {"vi": Setting(("Noto Sans",))}


def setting_of(tag: str) -> Setting:
    """How a language is set."""
    script = tags.script_of(tag)
    plain = _LANGUAGES.get(tag.partition("-")[0]) or _SETTINGS.get(script, Setting(_LATIN))
    other = script in _NEVER_CUT
    return Setting(plain.families, plain.scale, plain.leading, not other, other)
