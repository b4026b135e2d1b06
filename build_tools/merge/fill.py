"""Fill: placeholders become facts and names of the edition; none is ever left empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from build_tools.layer import Contact, Facts
from build_tools.problems import Problem, nearest, problem
from build_tools.read.profile import PLACEHOLDER
from build_tools.units import Unit

# Marks around facts, turned into <bdi> on pages and kept as they are in print (UAX 9).
# A word of the interface keeps this one: it is filled where the word is shown.
VALUE = "value"
LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|!])")


@dataclass(frozen=True, slots=True)
class Values:
    """What placeholders stand for: key -> words, ready for Markdown."""

    table: Mapping[str, str]

    def filled(self, text: str) -> tuple[str, list[str]]:
        """The text with its placeholders filled, and those that stand for nothing."""
        missing: list[str] = []

        def value(found: re.Match[str]) -> str:
            words = self.table.get(found[1])
            if words is None:
                missing.append(found[1])
            return words if words is not None else found[0]

        return PLACEHOLDER.sub(value, text), missing


def values_of(facts: Facts, anyone: Mapping[str, Unit], rtl: bool) -> Values:
    """The values of an edition. `anyone` has the words for a kind of contact that nobody named."""

    def isolated(text: str) -> str:
        return f"{FIRST_STRONG}{text}{END}" if rtl else text

    # From the weakest to the strongest: no contact takes the place of a kind, a name or a word.
    table = {kind: unit.text for kind, unit in anyone.items()}
    contacts = tuple(reversed(facts.contacts))
    for name, contact in (*((c.id, c) for c in contacts), *((c.kind, c) for c in contacts)):
        table[name] = isolated(contact.name.text)
        table |= {f"{name}.{field}": typed(text) for field, text in _ways(contact)}
    table |= {key: isolated(escaped(name)) for key, name in facts.names}
    table |= {key: unit.text for key, unit in facts.words}
    table[VALUE] = f"{{{VALUE}}}"
    return Values(table)


def typed(text: str) -> str:
    """A number or address, isolated so that right-to-left text cannot turn it round."""
    return f"{LEFT_TO_RIGHT}{escaped(text)}{END}"


def escaped(text: str) -> str:
    """Plain text as Markdown that shows it letter by letter."""
    return _SPECIAL.sub(r"\\\1", text)


def filler(values: Values, problems: list[Problem]) -> Callable[[Unit], Unit]:
    """A function that fills a unit's placeholders and notes those that stand for nothing."""

    def fill(unit: Unit) -> Unit:
        if "{" not in unit.text:
            return unit
        text, missing = values.filled(unit.text)
        for key in missing:
            near = nearest(key, values.table)
            problems.append(problem("R04", unit.where, found=key, near=near))
        return replace(unit, text=text, unfilled=unit.text)

    return fill


def _ways(contact: Contact) -> list[tuple[str, str]]:
    ways = (("phone", contact.phone), ("text", contact.text), ("url", shown_url(contact.url)))
    return [(field, text) for field, text in ways if text]


def shown_url(url: str | None) -> str | None:
    """An address as people read it: without its scheme and last slash."""
    return url and url.removeprefix("https://").removesuffix("/")
