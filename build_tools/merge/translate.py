"""Translate: each unit takes the words of the most specific layer, and learns its state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from build_tools.layer import Message
from build_tools.merge.fit import check_translation
from build_tools.units import State, Unit


def translator(
    messages: Mapping[str, Message], language: str, source_language: str, untranslated: State
) -> Callable[[Unit], Unit]:
    """A function that translates a unit into `language`.

    `untranslated` is the state of a text that no catalogue has: `source` in the standard,
    `adapted` in what a layer wrote. Safety text is never shown in an old translation, nor any text
    in one that does not fit it any more: the source text stands there, in state `stale`, so that
    the page can say so.
    """

    def translate(unit: Unit) -> Unit:
        if unit.language != source_language:
            return replace(unit, state="local", language=language)
        found = messages.get(unit.source)
        if found is None:
            return unit if unit.state == untranslated else replace(unit, state=untranslated)
        if found.stale and (unit.safety or any(check_translation(found))):
            return replace(unit, state="stale")
        state: State = "stale" if found.stale else "translated"
        # What is wrong with the words from here on is wrong in the catalogue.
        return replace(unit, text=found.text, language=language, state=state, where=found.where)

    return translate
