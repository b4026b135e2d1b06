"""The folder `curriculum/`: the standard, read whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from build_tools.edition import Standard
from build_tools.model import (
    ELEMENTS,
    GROUPS,
    Element,
    Group,
    KeyMessage,
    Outcome,
    Packing,
    Reading,
    Source,
    Term,
    Together,
    Variant,
)
from build_tools.problems import Problem, Where, problem
from build_tools.read.facts import CONTACT_KINDS, FACTS, read_facts
from build_tools.read.modules import Tree, read_modules
from build_tools.read.pictures import read_pictures
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
    Shape,
    Sink,
    Text,
    Whole,
    Words,
)
from build_tools.read.text import decode
from build_tools.read.yaml_lines import parse_yaml
from build_tools.units import Unit

FOLDER = "curriculum"
ADDRESS = Text("the address of a part, such as teens/be-the-friend/lesson", r"[a-z0-9/-]+")
_FILES_OF_STANDARD = (
    "standard.yml",
    "facts.yml",
    "key-messages.yml",
    "outcomes.yml",
    "terms.yml",
    "sources.yml",
    "interface.yml",
    "messages.pot",
)
_TEXTS = Record({}, {group: Words() for group in GROUPS})
STANDARD = Record(
    {
        "name": LINE,
        "version": Text("a version, such as 1.0.0", r"[0-9]+\.[0-9]+\.[0-9]+"),
        "source_language": Text("a language tag", r"[a-z]{2,3}"),
        "tagline": Words(),
        "groups": Record({g: Record({"name": Words()}, {"ages": Ages()}) for g in GROUPS}),
        "elements": Record({e: Record({"name": Words(), "text": Words()}) for e in ELEMENTS}),
        "required_contacts": Many(OneOf(CONTACT_KINDS)),
        "adaptation_limit": Record({"module": Whole(0, 100), "edition": Whole(0, 100)}),
    },
    {
        "together": Many(
            Record({"says": Many(LINE, 1), "also": Many(LINE, 1), "groups": Many(OneOf(GROUPS))})
        ),
        "released": Maybe(Day()),
        "short_course": Pairs(Many(SLUG, 1, 3), OneOf(GROUPS)),
        "packs": Record(
            {},
            {
                "opening": Many(ADDRESS),
                "closing": Many(ADDRESS),
                "sheets": Many(ADDRESS),
                "poster": Many(SLUG),
            },
        ),
        "reading": Pairs(
            Record({"sentence": Whole(4, 40), "long_words": Whole(1, 100)}), OneOf(GROUPS)
        ),
    },
)
KEY_MESSAGES = Pairs(
    Record(
        {
            "elements": Many(OneOf(ELEMENTS)),
            "groups": Many(OneOf(GROUPS), 1),
            "text": _TEXTS,
        },
        {
            "source": Many(SLUG),
            "variants": Pairs(Record({"when": LINE, "source": SLUG, "text": _TEXTS})),
        },
    )
)
OUTCOMES = Pairs(
    Record(
        {
            "group": OneOf(GROUPS),
            "element": OneOf(ELEMENTS),
            "kind": OneOf(("knowledge", "skill", "attitude")),
            "text": Words(),
        }
    )
)
TERMS = Pairs(
    Many(Record({"avoid": LINE, "use": LINE, "reason": LINE}, {"groups": Many(OneOf(GROUPS))})),
    Text("a language tag", r"[a-z]{2,3}(-[A-Z][a-z]{3})?"),
)
SOURCES = Many(
    Record(
        {"id": SLUG, "authors": LINE, "year": Maybe(LINE), "title": LINE, "url": Maybe(Https())},
        {"note": Maybe(LINE)},
    )
)
INTERFACE = Pairs(Words())

T = TypeVar("T")


class _Files:
    """Reads the standard's YAML files one after another, gathering what is wrong."""

    def __init__(self, tree: Tree, language: str = "en") -> None:
        self.tree, self.language = tree, language
        self.problems: list[Problem] = []

    def text(self, name: str) -> str | None:
        path = f"{FOLDER}/{name}"
        if path not in self.tree:
            self.problems.append(problem("F04", Where(path)))
            return None
        text, problems = decode(self.tree[path], path)
        self.problems += problems
        return text

    def read(self, name: str, shape: Shape, safety: bool = False) -> Any:
        text = self.text(name)
        if text is None:
            return None
        node, problems = parse_yaml(text, f"{FOLDER}/{name}")
        sink = Sink(name.partition(".")[0], self.language, problems, safety)
        values = shape.read(node, "", sink) if node else None
        self.problems += sink.problems
        return values

    def sources(self) -> tuple[Source, ...]:
        found: dict[str, Source] = {}
        for row in self.read("sources.yml", SOURCES) or ():
            if row["id"] in found:
                first = found[row["id"]].where.line
                self.problems.append(problem("Y05", row["where"], key=row["id"], first=first))
            found[row["id"]] = _source(row)
        return tuple(found.values())

    def rows(self, name: str, shape: Pairs, make: Callable[[str, Any], T]) -> tuple[T, ...]:
        return tuple(make(key, row) for key, row in self.read(name, shape) or ())


def read_standard(tree: Tree) -> tuple[Standard | None, list[Problem]]:
    """The standard of a tree of files (path -> bytes), or None where its head is broken."""
    files = _Files(tree)
    head = files.read("standard.yml", STANDARD)
    if head is None:
        return None, files.problems
    language = files.language = head["source_language"]
    facts_text = files.text("facts.yml")
    facts, more = read_facts(facts_text or "{}", f"{FOLDER}/facts.yml", "facts", language)
    modules, others = read_modules(tree, FOLDER, language)
    known = ", ".join(_FILES_OF_STANDARD)
    files.problems += [
        problem("F02", Where(path), known=known)
        for path in tree
        if path.startswith(f"{FOLDER}/")
        and path.count("/") == 1
        and path.partition("/")[2] not in _FILES_OF_STANDARD
    ]
    pictures, wrong = read_pictures(tree, f"{FOLDER}/pictures")
    files.problems += [*more, *others, *wrong]
    standard = Standard(
        head["name"],
        head["version"],
        language,
        head["tagline"],
        tuple(
            Group(g, head["groups"][g]["name"], head["groups"][g]["ages"] or None) for g in GROUPS
        ),
        tuple(
            Element(e, head["elements"][e]["name"], head["elements"][e]["text"]) for e in ELEMENTS
        ),
        head["required_contacts"],
        head["adaptation_limit"]["module"],
        head["adaptation_limit"]["edition"],
        files.rows("key-messages.yml", KEY_MESSAGES, _key_message),
        files.rows("outcomes.yml", OUTCOMES, _outcome),
        tuple(term for row in files.rows("terms.yml", TERMS, _terms) for term in row),
        files.sources(),
        tuple(files.read("interface.yml", INTERFACE) or ()),
        facts,
        pictures,
        modules,
        tuple(Together(row["says"], row["also"], row["groups"]) for row in head["together"] or ()),
        tuple(
            Reading(group, row["sentence"], row["long_words"])
            for group, row in head["reading"] or ()
        ),
        _packing(head["packs"] or {}),
        head["short_course"] or (),
        head["released"],
    )
    return standard, files.problems


def _packing(row: dict[str, Any]) -> Packing:
    fields = ("opening", "closing", "sheets", "poster")
    return Packing(*(tuple(row.get(field) or ()) for field in fields))


def standard_name(tree: Tree) -> str:
    """What the standard calls itself; an empty text where its head cannot be read."""
    head = _Files(tree).read("standard.yml", STANDARD)
    return str(head["name"]) if head else ""


def interface_word(tree: Tree, name: str) -> str:
    """One word of the interface in the language of the standard, or its name."""
    rows = _Files(tree).read("interface.yml", INTERFACE) or ()
    return next((unit.source for key, unit in rows if key == name), name)


def _safe(texts: dict[str, Any]) -> tuple[tuple[str, Unit], ...]:
    """The words of a key message for each group: safety text, never shown stale."""
    return tuple((g, replace(texts[g], safety=True)) for g in GROUPS if texts[g])


def _key_message(name: str, row: dict[str, Any]) -> KeyMessage:
    variants = tuple(
        Variant(key, value["when"], value["source"], _safe(value["text"]))
        for key, value in row["variants"] or ()
    )
    return KeyMessage(
        name,
        row["where"],
        row["elements"],
        row["groups"],
        _safe(row["text"]),
        variants,
        row["source"] or (),
    )


def _outcome(code: str, row: dict[str, Any]) -> Outcome:
    return Outcome(code, row["where"], row["group"], row["element"], row["kind"], row["text"])


def _terms(language: str, rows: tuple[dict[str, Any], ...]) -> tuple[Term, ...]:
    return tuple(
        Term(language, row["where"], row["avoid"], row["use"], row["reason"], row["groups"] or ())
        for row in rows
    )


def _source(row: dict[str, Any]) -> Source:
    return Source(row["id"], row["where"], row["authors"], row["year"], row["title"], row["url"])


def read_yaml_units(name: str, content: bytes) -> tuple[Unit, ...]:
    """The units of one YAML file of the standard's root, or of a layer's."""
    shapes: dict[str, Shape] = {
        "standard.yml": STANDARD,
        "key-messages.yml": KEY_MESSAGES,
        "outcomes.yml": OUTCOMES,
        "interface.yml": INTERFACE,
        "facts.yml": FACTS,
    }
    text, _ = decode(content, name)
    node, _ = parse_yaml(text or "", name)
    if node is None or name not in shapes:
        return ()
    sink = Sink(name.partition(".")[0], "en")
    return units_of_rows(shapes[name].read(node, "", sink))


def units_of_rows(value: Any) -> tuple[Unit, ...]:
    """Every unit in what a shape has read."""
    if isinstance(value, Unit):
        return (value,)
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return tuple(unit for row in rows for unit in units_of_rows(row))
