"""The standard whole, and the edition that it becomes under its layers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from build_tools import tags
from build_tools.layer import NO_FACTS, Adaptation, Contact, EditionFile, Facts
from build_tools.model import (
    NO_PACKING,
    Element,
    Group,
    KeyMessage,
    Module,
    Outcome,
    Packing,
    Picture,
    Reading,
    Section,
    Source,
    Term,
    Together,
)
from build_tools.units import Unit


@dataclass(frozen=True, slots=True)
class Standard:
    """The global curriculum, written once."""

    name: str
    version: str
    language: str
    tagline: Unit
    groups: tuple[Group, ...] = ()
    elements: tuple[Element, ...] = ()
    required_contacts: tuple[str, ...] = ()
    module_limit: int = 20
    edition_limit: int = 10
    key_messages: tuple[KeyMessage, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    interface: tuple[tuple[str, Unit], ...] = ()
    facts: Facts = NO_FACTS
    pictures: tuple[Picture, ...] = ()
    modules: tuple[Module, ...] = ()
    together: tuple[Together, ...] = ()
    reading: tuple[Reading, ...] = ()
    packing: Packing = NO_PACKING
    short_course: tuple[tuple[str, tuple[str, ...]], ...] = ()
    released: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An adaptation as it was applied; `words` is how many words of the standard it took away."""

    adaptation: Adaptation
    before: Section
    words: int
    stale: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """What comes out for one locale: the standard with its layers merged in.

    `standard` holds the merged modules, messages and words; `original` is untouched, so that
    every question about the difference can be answered from the edition alone.
    """

    tag: str
    direction: Literal["ltr", "rtl"]
    title: str
    layers: tuple[str, ...]
    standard: Standard
    original: Standard
    file: EditionFile
    facts: Facts
    changes: tuple[Change, ...] = ()
    logo: bytes = b""
    digest: str = ""

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules of the edition, adapted and translated."""
        return self.standard.modules

    def is_own(self, unit: Unit) -> bool:
        """Whether a unit is shown in a language that the edition's readers read."""
        return unit.language == self.tag or tags.same_language(self.tag, unit.language)

    def contact(self, name: str) -> Contact | None:
        """The contact with this id, or the first of this kind."""
        contacts = self.facts.contacts
        own = next((one for one in contacts if one.id == name), None)
        return own or next((one for one in contacts if one.kind == name), None)

    def word(self, name: str) -> Unit:
        """A word of the interface by its id."""
        return dict(self.standard.interface)[name]
