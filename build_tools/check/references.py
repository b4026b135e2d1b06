"""References: every id that a text or a head names is there, in this edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.edition import Edition, Standard
from build_tools.merge.adapt import addressed_sections
from build_tools.model import TABLES, Module, TextPart
from build_tools.problems import Problem, nearest, problem
from build_tools.read.profile import LINK
from build_tools.units import Slot, Unit, units_of


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that a link of the edition may lead to."""

    addresses: frozenset[str]
    contacts: frozenset[str]
    sources: frozenset[str]
    pictures: frozenset[str]

    @classmethod
    def of(cls, edition: Edition) -> Names:
        """The names of an edition."""
        modules = edition.modules
        parts = {f"{module.path}/{part.name}" for module in modules for part in module.parts}
        sections = {address for address, _ in addressed_sections(modules)}
        short = {address.replace("/index", "") for address in sections if "/index#" in address}
        contacts = edition.facts.contacts
        kinds = {name.removeprefix("any-") for name, _ in edition.standard.interface}
        return cls(
            frozenset({module.path for module in modules} | parts | sections | short),
            frozenset({c.id for c in contacts} | {c.kind for c in contacts} | kinds),
            frozenset(source.id for source in edition.standard.sources),
            frozenset(picture.name for picture in edition.standard.pictures),
        )

    def missing(self, kind: str, name: str) -> tuple[str, str] | None:
        """The code and the nearest names, where a link leads nowhere."""
        code, known = {
            "contact": ("R02", self.contacts),
            "source": ("R03", self.sources),
            "picture": ("R07", self.pictures),
        }.get(kind, ("R01", self.addresses))
        address = f"about/{name}" if kind == "about" else name
        return None if address in known else (code, nearest(address, known))


def check_module_references(edition: Edition, names: Names) -> Iterator[Problem]:
    """Links in texts, ids in heads, and names of tables, all over the edition."""
    for module in edition.modules:
        yield from _head(edition.standard, names, module)
        for part in module.parts:
            if isinstance(part, TextPart):
                yield from _slots(part)
    shown = (edition.standard.modules, edition.standard.interface, edition.facts.laws)
    for unit in units_of(shown):
        yield from _links(unit, names)
    emphasis = edition.file.emphasis
    for path in emphasis.modules if emphasis else ():
        if path not in names.addresses:
            near = nearest(path, names.addresses)
            yield problem("R01", edition.file.where, found=path, near=near)
    if emphasis and emphasis.source not in names.sources:
        near = nearest(emphasis.source, names.sources)
        yield problem("R03", edition.file.where, found=emphasis.source, near=near)


def check_edition_file(edition: Edition, names: Names) -> Iterator[Problem]:
    """What the facts and `edition.yml` name: sources of choices, outcomes of the alignment."""
    known = names.sources
    for pick in edition.facts.picks:
        if pick.source not in known:
            yield problem("R03", pick.where, found=pick.source, near=nearest(pick.source, known))
    outcomes = {outcome.code for outcome in edition.standard.outcomes}
    for code, _ in edition.file.alignment:
        if code not in outcomes:
            near = nearest(code, outcomes)
            yield problem("R05", edition.file.where, found=code, near=near)


def check_sources(standard: Standard) -> Iterator[Problem]:
    """The sources that key messages and their variants rest on."""
    known = {source.id for source in standard.sources}
    for message in standard.key_messages:
        for name in (*message.sources, *(variant.source for variant in message.variants)):
            if name not in known:
                yield problem("R03", message.where, found=name, near=nearest(name, known))


def _head(standard: Standard, names: Names, module: Module) -> Iterator[Problem]:
    outcomes = {outcome.code for outcome in standard.outcomes}
    messages = {message.id for message in standard.key_messages}
    for code, found, known in (
        ("R05", module.outcomes, outcomes),
        ("R06", module.key_messages, messages),
        ("R03", module.sources, names.sources),
    ):
        for name in found:
            if name not in known:
                yield problem(code, module.where, found=name, near=nearest(name, known))


def _slots(part: TextPart) -> Iterator[Problem]:
    for section in part.sections:
        for piece in section.body:
            if not isinstance(piece, Slot) or piece.kind != "data":
                continue
            if piece.name not in TABLES:
                near = nearest(piece.name, TABLES)
                yield problem("M14", piece.where, found=piece.name, kind="data", near=near)


def _links(unit: Unit, names: Names) -> Iterator[Problem]:
    for found in LINK.finditer(unit.text):
        missing = names.missing(found[1], found[2])
        if missing:
            code, near = missing
            yield problem(code, unit.where, found=found[2], near=near)
