"""The values that travel through the rooms: what the standard, a layer and an edition are.

Everything here is frozen and holds tuples, so that a value can be shared by every edition and
every worker. No value knows where it will be shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.problems import Where
from build_tools.units import Body, Unit

BANDS = ("younger", "older", "teens")
GROUPS = (*BANDS, "parents", "teachers", "police")
ELEMENTS = ("cyberspace", "possession", "extortion")
ABOUT = "about"
TOP = "top"
# The tables that `!!! data <name>` can stand for.
TABLES = ("contacts", "contacts-by-kind", "sources", "at-a-glance", "differences", "laws")


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


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on a questionnaire; `right` says so only where a question asks for knowledge."""

    text: Unit
    right: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on paper, about outcomes; without answers there are lines to write on."""

    where: Where
    about: str
    outcomes: tuple[str, ...]
    ask: Unit
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionnairePart:
    """The same sheet before the lessons, after them and three months later, without names."""

    where: Where
    title: Unit
    intro: Unit
    closing: Unit
    questions: tuple[Asked, ...]
    name: str = "questionnaire"


Part = TextPart | ChatPart | QuizPart | QuestionnairePart


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
class Together:
    """Words that never stand alone: a section that says one of `says` says one of `also` too.

    Each is the beginning of a word. "Stop, and forget it" would hide the offence (Acar 2016).
    """

    says: tuple[str, ...]
    also: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packing:
    """What stands in the packs beside the lessons: addresses of parts, and key messages.

    `opening` and `closing` go into the pack of each band and of the police, `sheets` are printed
    by themselves as well, `poster` are the key messages on the wall.
    """

    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    poster: tuple[str, ...] = ()


NO_PACKING = Packing()


@dataclass(frozen=True, slots=True)
class Reading:
    """How long a sentence is on average, in words, and the share of long words in percent."""

    group: str
    sentence: int
    long_words: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of the standard, as the text of its SVG."""

    name: str
    where: Where
    svg: str


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography."""

    id: str
    where: Where
    authors: str
    year: str | None
    title: str
    url: str | None = None
