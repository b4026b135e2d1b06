"""Words that never stand alone: what says stop, ignore or block says tell and report too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from build_tools.edition import Standard
from build_tools.layer import Layer
from build_tools.model import Module, QuizPart, Section, TextPart, Together
from build_tools.problems import Problem, Where, problem
from build_tools.units import Slot, Unit, units_of

# The name of a picture is no word of the text.
_TARGET = re.compile(r"\]\([^)]*\)")


def check_together(modules: Iterable[Module], standard: Standard) -> Iterator[Problem]:
    """Every passage of these modules, in the language of the standard."""
    for module in modules:
        for where, text in _passages(module, standard):
            yield from check_passage(where, text, module.group, standard)


def check_changes(layer: Layer, standard: Standard) -> Iterator[Problem]:
    """The text of every adaptation: it may not bring in a lone "just ignore it"."""
    for one in layer.adaptations:
        text = _joined(units_of(one.text))
        yield from check_passage(one.where, text, one.target.partition("/")[0], standard)


def check_passage(where: Where, text: str, group: str, standard: Standard) -> Iterator[Problem]:
    """A passage that says one of the words says one of those that belong to it."""
    for rule in standard.together:
        if group not in rule.groups:
            continue
        says, also = _patterns(rule)
        found = says.search(text)
        if found and not also.search(text):
            yield problem("W03", where, found=found[0], also=", ".join(rule.also))


def passage_of(sections: Iterable[Section], group: str, standard: Standard) -> str:
    """The text of sections, key messages in the words for the group."""
    return "\n".join(_texts(sections, group, standard))


@cache
def _patterns(rule: Together) -> tuple[re.Pattern[str], re.Pattern[str]]:
    says, also = (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)
        for words in (rule.says, rule.also)
    )
    return says, also


def _passages(module: Module, standard: Standard) -> Iterator[tuple[Where, str]]:
    """A section with those under it; a question with its answers; any other part whole."""
    for part in module.parts:
        if isinstance(part, TextPart):
            for sections in _chapters(part.sections):
                yield sections[0].where, passage_of(sections, module.group, standard)
        elif isinstance(part, QuizPart):
            for question in part.questions:
                yield question.where, _joined(units_of(question))
        else:
            yield part.where, _joined(units_of(part))


def _chapters(sections: Iterable[Section]) -> list[list[Section]]:
    found: list[list[Section]] = []
    for section in sections:
        if found and section.level > 2:
            found[-1].append(section)
        else:
            found.append([section])
    return found


def _texts(sections: Iterable[Section], group: str, standard: Standard) -> Iterator[str]:
    messages = {message.id: message for message in standard.key_messages}
    for section in sections:
        yield section.heading.source if section.heading else ""
        for piece in section.body:
            if isinstance(piece, Unit):
                yield _TARGET.sub("]", piece.source)
            elif isinstance(piece, Slot) and piece.kind == "key" and piece.name in messages:
                unit = messages[piece.name].text_for(group)
                yield unit.source if unit else ""


def _joined(units: Iterable[Unit]) -> str:
    return "\n".join(unit.source for unit in units)
