"""Layers: what a language, a country or an organisation says over the standard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from build_tools.model import Module
from build_tools.problems import Where
from build_tools.units import Body, Unit

Action = Literal["replace", "before", "after", "omit"]
Role = Literal["language", "safeguarding", "contacts"]
Proof = Literal["unsigned", "not looked at", "good", "bad"]


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
    short_number: str | None = None
    """Where its short number is announced, if the table of numbers does not know it."""


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


NO_FACTS = Facts()


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
    """A named organisation's statement that it reviewed exactly what has this digest.

    `record` is the file that was kept of it, byte for byte, and `pieces` the short digests of what
    was reviewed that stand in it; `before` names the record before it. It is `sound` when list,
    record and chain agree. A signature proves nothing until it has been looked at.
    """

    where: Where
    organisation: str
    role: Role
    day: date
    digest: str
    before: str | None = None
    withdrawn: date | None = None
    record: bytes = b""
    pieces: tuple[tuple[str, str], ...] = ()
    sound: bool = False
    signature: bytes = b""
    proof: Proof = "unsigned"


@dataclass(frozen=True, slots=True)
class Brand:
    """How an organisation's edition looks: two colours (#rrggbb) and a raster logo."""

    where: Where
    colour: str = ""
    link: str = ""
    logo: str = ""
    logo_text: Unit | None = None


@dataclass(frozen=True, slots=True)
class EditionFile:
    """What `edition.yml` says: an edition exists where a layer has one."""

    where: Where
    title: str
    site_url: str | None = None
    review: tuple[tuple[str, str], ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    allowed_signers: bytes = b""
    emphasis: Emphasis | None = None
    alignment: tuple[tuple[str, str], ...] = ()
    brand: Brand | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of `locales/`; `language` is empty for a country's layer."""

    tag: str
    language: str
    facts: Facts = NO_FACTS
    messages: tuple[Message, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    additions: tuple[Module, ...] = ()
    edition: EditionFile | None = None
    logo: bytes = b""
