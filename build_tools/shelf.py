"""The shelf: which packs an edition has, with their names, before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_tools import formats, tags
from build_tools.edition import Edition
from build_tools.model import BANDS, GROUPS, Module, Part, QuestionnairePart
from build_tools.plan import in_order

Kind = Literal[
    "group", "module", "slides", "sheet", "questionnaire", "poster", "wallet", "certificate"
]
FOLDER = "packs"
# The large paper that a poster is enlarged to, and the landscape of slides, as Typst calls them.
PAPERS = {"a4": "a4", "letter": "us-letter"}
LARGE = {"a4": "a3", "letter": "us-tabloid"}


@dataclass(frozen=True, slots=True)
class Pack:
    """One file to print: its name without ending, what it is, and for whom.

    `minutes` is a session made to measure; `big` is a poster on the larger paper.
    """

    name: str
    kind: Kind
    paper: str
    group: str = ""
    module: Module | None = None
    part: Part | None = None
    minutes: int | None = None
    large_print: bool = False
    big: bool = False

    @property
    def path(self) -> str:
        """The file in the edition's folder."""
        return f"{FOLDER}/{self.name}.pdf"


def shelf(edition: Edition) -> tuple[Pack, ...]:
    """Every pack that is published with an edition, on the paper of its country."""
    paper = paper_of(edition)
    return tuple(
        Pack(name, kind, paper, group, module, part, big=big)
        for name, kind, group, module, part, big in _all(edition)
    )


def paper_of(edition: Edition) -> str:
    """`a4` or `letter`: what the country's facts say, or what CLDR knows of the country."""
    return edition.facts.paper or formats.paper(tags.country_of(edition.tag))


def part_at(edition: Edition, address: str) -> tuple[Module, Part] | None:
    """The part at an address; an about page's address has no part of its own."""
    for module in edition.modules:
        for part in module.parts:
            if address in (f"{module.path}/{part.name}", f"{module.path}"):
                return module, part
    return None


_Row = tuple[str, Kind, str, Module | None, Part | None, bool]


def _all(edition: Edition) -> Iterator[_Row]:
    groups = [group for group in GROUPS if in_order(edition, group)]
    for group in groups:
        yield group, "group", group, None, None, False
    for group in groups:
        for module in in_order(edition, group):
            yield f"{group}-{module.name}", "module", group, module, None, False
            for part in module.parts:
                if part.name == "slides":
                    yield f"{group}-{module.name}-slides", "slides", group, module, part, False
                elif isinstance(part, QuestionnairePart):
                    yield f"{group}-questionnaire", "questionnaire", group, module, part, False
    for address in edition.standard.packing.sheets:
        found = part_at(edition, address)
        if found:
            name = found[1].name.removeprefix("handout-")
            name = found[0].name if name == "index" else name
            yield f"sheet-{name}", "sheet", found[0].group, *found, False
    if edition.standard.packing.poster:
        for group in groups:
            if group in BANDS:
                yield f"poster-{group}", "poster", group, None, None, False
                yield f"poster-{group}-large", "poster", group, None, None, True
    if edition.facts.contacts:
        yield "wallet-cards", "wallet", "", None, None, False
    yield "certificate", "certificate", "", None, None, False
