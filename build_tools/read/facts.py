"""`facts.yml`: contacts, school years, names, platforms, laws and choices of a layer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from build_tools.layer import NO_FACTS, Contact, Facts, Law, Pick
from build_tools.model import BANDS
from build_tools.problems import Problem, problem
from build_tools.read.shapes import (
    LINE,
    SLUG,
    Ages,
    Day,
    Https,
    Many,
    Maybe,
    OneOf,
    Pairs,
    Record,
    Sink,
    Text,
    Words,
)
from build_tools.read.yaml_lines import Mapping, Node, parse_yaml
from build_tools.units import Unit

CONTACT_KINDS = (
    "emergency",
    "helpline",
    "police",
    "report",
    "image-removal",
    "school",
    "other",
)
# What else may stand in braces: a contact of this name would take its place.
_RESERVED = ("value", "years", "platforms", "school")
PHONE = Text("a number as dialled, in quotes", r"\+?[0-9#*(][0-9A-Z #*()./-]{1,30}")
CONTACT = Record(
    {
        "id": SLUG,
        "kind": OneOf(CONTACT_KINDS),
        "name": Words(),
        "checked": Maybe(Day()),
        "sources": Many(Https()),
    },
    {
        "phone": Maybe(PHONE),
        "text": Maybe(PHONE),
        "url": Maybe(Https()),
        "hours": Maybe(LINE),
        "cost": Maybe(OneOf(("free", "local", "paid"))),
        "languages": Many(Text("a language tag", r"[a-z]{2,3}(-[A-Za-z0-9]+)*")),
        "ages": Maybe(Ages()),
        "note": Maybe(Words()),
        "short_number": Maybe(Https()),
    },
)


# Letters of any script with their marks; no digits, and of signs the space, ' and - alone.
_NAMES = Pairs(Text("a name of letters", r"[^\W\d_](?:[^\d\n!-&(-,./:-@\[-`{-~]){0,59}"))


@dataclass(frozen=True, slots=True)
class Forms:
    """A first name with the forms that the language's grammar needs; `name` is the plain one."""

    says: str = "fields: name, and a name for each form, such as dative"
    pairs: Pairs = _NAMES

    def read(self, node: Node, path: str, sink: Sink) -> tuple[tuple[str, str], ...]:
        """The forms by their names."""
        forms = self.pairs.read(node, path, sink)
        if isinstance(node, Mapping) and "name" not in {key.text for key, _ in node.entries}:
            sink.problems.append(problem("S01", node.where, field=f"{path}.name", shape="a name"))
        return forms

    def schema(self) -> dict[str, Any]:
        """An object with a name."""
        return {**self.pairs.schema(), "required": ["name"]}


FACTS = Record(
    {},
    {
        "contacts": Many(CONTACT),
        "school_years": Record({}, {band: Words() for band in BANDS}),
        "names": Pairs(Forms()),
        "platforms": Record({}, {name: Words() for name in ("chat", "game", "video")}),
        "school": Record({}, {"responsible": Words()}),
        "paper": OneOf(("a4", "letter")),
        "law": Many(Record({"about": Words(), "text": Words(), "source": Https()})),
        "choices": Pairs(Record({"variant": SLUG, "reason": Words(), "source": LINE})),
    },
)


def read_facts(text: str, file: str, base: str, language: str) -> tuple[Facts, list[Problem]]:
    """The facts of one file; `language` is what its words are written in."""
    node, problems = parse_yaml(text, file)
    if node is None:
        return NO_FACTS, problems
    sink = Sink(base, language, problems)
    values = FACTS.read(node, "", sink)
    if values is None:
        return NO_FACTS, sink.problems
    contacts: dict[str, Contact] = {}
    for row in values["contacts"] or ():
        if row["id"] in _RESERVED or row["id"] in set(CONTACT_KINDS) - {row["kind"]}:
            sink.wrong(row["where"], "id", row["id"], "a name that has no other meaning")
        if row["id"] in contacts:
            first = contacts[row["id"]].where.line
            sink.problems.append(problem("Y05", row["where"], key=row["id"], first=first))
        contacts[row["id"]] = _contact(row)
    laws = [Law(row["about"], row["text"], row["source"]) for row in values["law"] or ()]
    picks = [
        Pick(name, row["where"], row["variant"], row["reason"], row["source"])
        for name, row in values["choices"] or ()
    ]
    facts = Facts(
        tuple(contacts.values()),
        _words(values),
        _names(values),
        values["paper"],
        tuple(laws),
        tuple(picks),
    )
    return facts, sink.problems


def _contact(row: dict[str, Any]) -> Contact:
    note: Unit | None = row["note"]
    ages = row["ages"]
    return Contact(
        row["id"],
        row["where"],
        row["kind"],
        replace(row["name"], safety=True),
        row["phone"],
        row["text"],
        row["url"],
        row["hours"],
        row["cost"],
        row["languages"] or (),
        ages if ages else None,
        note and replace(note, safety=True),
        row["checked"],
        row["sources"] or (),
        row["short_number"],
    )


def _words(values: dict[str, Any]) -> tuple[tuple[str, Unit], ...]:
    """What braces stand for, by key: `years.older`, `platforms.chat`, `school.responsible`."""
    found = []
    for field, prefix in (("school_years", "years"), ("platforms",) * 2, ("school",) * 2):
        row = values[field] or {}
        found += [(f"{prefix}.{name}", unit) for name, unit in row.items() if name != "where"]
    return tuple((key, unit) for key, unit in found if unit)


def _names(values: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Names with their forms: `kai` and `kai.dative`; `name` is the form without an ending."""
    return tuple(
        (name if form == "name" else f"{name}.{form}", text)
        for name, forms in values["names"] or ()
        for form, text in forms
    )
