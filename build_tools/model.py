"""The values that travel through the rooms: what the standard, a layer and an edition are.

Everything here is frozen and holds tuples, so that a value can be shared by every edition and
every worker. No value knows where it will be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar

from build_tools import tags
from build_tools.problems import Where

State = Literal["source", "translated", "stale", "adapted", "local"]
Kind = Literal["paragraph", "heading", "cell", "title", "field"]
Action = Literal["replace", "before", "after", "omit"]

BANDS = ("younger", "older", "teens")
GROUPS = (*BANDS, "parents", "teachers", "police")
ELEMENTS = ("cyberspace", "possession", "extortion")
ABOUT = "about"
TOP = "top"
# The tables that `!!! data <name>` can stand for.
TABLES = ("contacts", "contacts-by-kind", "sources", "at-a-glance", "differences", "laws")


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest translatable text.

    `source` is the msgid: the text as written, white space folded, a hard break as a newline.
    `text` is what is shown, in `language`; `indent` continues the text's lines in Markdown.
    """

    source: str
    where: Where
    address: str
    text: str
    language: str
    kind: Kind = "field"
    state: State = "source"
    safety: bool = False
    indent: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a key message or of a table made from data, `indent` deep in its page."""

    kind: Literal["key", "data"]
    name: str
    where: Where
    indent: str = ""


Body = tuple[str | Unit | Slot, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it; `body` is Markdown in pieces, each unit in its place."""

    id: str
    where: Where
    body: Body
    heading: Unit | None = None
    level: int = 2
    safety: bool = False
    locked: bool = False
    practice: bool = False
    minutes: int | None = None
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TextPart:
    """One Markdown file of a module."""

    name: str
    where: Where
    title: Unit
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on from a node of a conversation."""

    text: Unit
    to: str


@dataclass(frozen=True, slots=True)
class Node:
    """A line of a conversation; exactly one of `next`, `choices` and `debrief` is there."""

    id: str
    where: Where
    speaker: Unit
    text: Unit
    next: str | None = None
    choices: tuple[Choice, ...] = ()
    debrief: Unit | None = None


@dataclass(frozen=True, slots=True)
class ChatPart:
    """A branching conversation for class."""

    where: Where
    title: Unit
    intro: Unit
    start: str
    nodes: tuple[Node, ...]
    name: str = "chat"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to a question, with what is said to who chooses it."""

    text: Unit
    right: bool
    feedback: Unit


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a quiz."""

    where: Where
    ask: Unit
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class QuizPart:
    """Questions with feedback for every answer."""

    where: Where
    title: Unit
    questions: tuple[Question, ...]
    name: str = "quiz"


Part = TextPart | ChatPart | QuizPart


@dataclass(frozen=True, slots=True)
class Module:
    """One lesson, guide or page about the standard; `origin` is the layer that added it."""

    group: str
    name: str
    where: Where
    title: Unit
    summary: Unit
    parts: tuple[Part, ...]
    order: int = 0
    minutes: int | None = None
    elements: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    key_messages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    origin: str = ""

    @property
    def path(self) -> str:
        """The address of the module: `teens/be-the-friend`."""
        return f"{self.group}/{self.name}"


@dataclass(frozen=True, slots=True)
class Group:
    """Who a part is for; `ages` are whole years, both included, for the three bands."""

    id: str
    name: Unit
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One of the three constituent elements of the offence (Acar 2016)."""

    id: str
    name: Unit
    text: Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """An "I can ..." statement."""

    code: str
    where: Where
    group: str
    element: str
    kind: str
    text: Unit


@dataclass(frozen=True, slots=True)
class Variant:
    """An approved wording of a key message that a country may choose."""

    name: str
    when: str
    source: str
    texts: tuple[tuple[str, Unit], ...]


@dataclass(frozen=True, slots=True)
class KeyMessage:
    """A statement that every edition carries; `texts` has one wording for each group."""

    id: str
    where: Where
    elements: tuple[str, ...]
    groups: tuple[str, ...]
    texts: tuple[tuple[str, Unit], ...]
    variants: tuple[Variant, ...] = ()
    sources: tuple[str, ...] = ()
    variant: str = ""

    def text_for(self, group: str) -> Unit | None:
        """The words of this message for a group, if it has any."""
        return dict(self.texts).get(group)


@dataclass(frozen=True, slots=True)
class Term:
    """Words to avoid, what to say instead, and why; in `groups` only, where any are named."""

    language: str
    where: Where
    avoid: str
    use: str
    reason: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography."""

    id: str
    where: Where
    authors: str
    year: str | None
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A fact with a life at stake; `checked` is the day somebody last called or opened it."""

    id: str
    where: Where
    kind: str
    name: Unit
    phone: str | None = None
    text: str | None = None
    url: str | None = None
    hours: str | None = None
    cost: str | None = None
    languages: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    note: Unit | None = None
    checked: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """What the law of a country says about one thing, with its source."""

    about: Unit
    text: Unit
    source: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A country's choice of a key message's variant."""

    message: str
    where: Where
    variant: str
    reason: Unit
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Local data. `words` and `names` are filled in by their keys, such as `years.older`."""

    contacts: tuple[Contact, ...] = ()
    words: tuple[tuple[str, Unit], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    paper: str | None = None
    laws: tuple[Law, ...] = ()
    picks: tuple[Pick, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One translation: `stale` when its source text changed since it was made."""

    source: str
    text: str
    where: Where
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A declared change to one section of the standard; `text` is empty for an omission."""

    where: Where
    target: str
    action: Action
    base: str
    reason: Unit
    source: str | None
    heading: Unit | None
    text: Body
    layer: str = ""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The modules that a country's needs analysis puts first, and why."""

    modules: tuple[str, ...]
    reason: Unit
    source: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """A named organisation's statement that it reviewed exactly what has this digest."""

    organisation: str
    role: str
    date: date
    digest: str


@dataclass(frozen=True, slots=True)
class EditionFile:
    """What `edition.yml` says: an edition exists where a layer has one."""

    where: Where
    title: str
    site_url: str | None = None
    review: tuple[tuple[str, str], ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    emphasis: Emphasis | None = None
    alignment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of `locales/`; `language` is empty for a country's layer."""

    tag: str
    language: str
    facts: Facts = Facts()
    messages: tuple[Message, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    additions: tuple[Module, ...] = ()
    edition: EditionFile | None = None


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
    facts: Facts = Facts()
    modules: tuple[Module, ...] = ()


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
    digest: str = ""

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules of the edition, adapted and translated."""
        return self.standard.modules

    def is_own(self, unit: Unit) -> bool:
        """Whether a unit is shown in a language that the edition's readers read."""
        return unit.language == self.tag or tags.same_language(self.tag, unit.language)

    def word(self, name: str) -> Unit:
        """A word of the interface by its id."""
        return dict(self.standard.interface)[name]


V = TypeVar("V")


@cache
def _fields_with_units(kind: type) -> tuple[str, ...]:
    """The fields in which a unit may be found, of a dataclass of this module; else none."""
    if not is_dataclass(kind) or kind in (Where, Slot):
        return ()
    plain = {"str", "int", "bool", "Where", "str | None", "int | None", "date | None", "Kind"}
    return tuple(field.name for field in fields(kind) if field.type not in plain)


def map_units(value: V, change: Callable[[Unit], Unit]) -> V:
    """The same value with every unit in it changed; what holds no changed unit is shared."""
    result: Any = value
    kind = type(value)
    if kind is Unit:
        result = change(result)
    elif kind is tuple:
        items = [map_units(item, change) for item in result]
        if any(new is not old for new, old in zip(items, result, strict=True)):
            result = tuple(items)
    else:
        news = {}
        for name in _fields_with_units(kind):
            old = getattr(value, name)
            new = map_units(old, change)
            if new is not old:
                news[name] = new
        if news:
            result = replace(result, **news)
    return result  # type: ignore[no-any-return]  # the branches keep the type of `value`


def units_of(value: object) -> tuple[Unit, ...]:
    """Every unit in a value, in reading order."""
    found: list[Unit] = []
    _gather(value, found)
    return tuple(found)


def _gather(value: object, found: list[Unit]) -> None:
    kind = type(value)
    if kind is Unit:
        found.append(value)  # type: ignore[arg-type]  # its type is Unit, exactly
    elif kind is tuple:
        for item in value:  # type: ignore[attr-defined]  # a tuple has items
            _gather(item, found)
    else:
        for name in _fields_with_units(kind):
            _gather(getattr(value, name), found)
