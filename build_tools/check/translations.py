"""Translations: they keep what is no words, and add nothing that only data may say."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.layer import Layer
from build_tools.merge.fit import check_translation
from build_tools.problems import Problem, problem


def check_translations(layer: Layer) -> Iterator[Problem]:
    """Every message of a layer's catalogue against its source text.

    An old translation that does not fit any more is no error: its text was changed by others. The
    edition shows the source text there until it is translated anew.
    """
    for message in layer.messages:
        wrong = list(check_translation(message))
        if message.stale and wrong:
            yield problem("P12", message.where)
        else:
            yield from wrong
