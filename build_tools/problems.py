"""What can be wrong, where, in which words, and what to do about it: problems are values.

`KINDS` is the one table of codes. A code's first letter is its family: T text, F files, Y YAML,
S fields, M Markdown, R references, L lessons, H chats and quizzes, K key messages,
P translations, A adaptations, C contacts, W words, E editions, O output.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is wrong, said to the person who can mend it."""

    where: Where
    code: str
    level: Level
    words: str
    remedy: str


class CannotGoOn(Exception):
    """The work has to stop; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.where}: {p.code} {p.words}" for p in problems))


def problem(code: str, where: Where, **values: object) -> Problem:
    """The problem of this code at this place, its words filled with the values."""
    level, words, remedy = KINDS[code]
    shown = {name: str(value)[:160] for name, value in values.items()}
    return Problem(where, code, level, words.format(**shown), remedy.format(**shown))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems forbids going on."""
    return any(problem.level == "error" for problem in problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known names most like a word, for a remedy: `nearest: a, b`."""
    names = sorted(set(known))
    close = get_close_matches(word, names, n=3, cutoff=0.5) or names[:3]
    return ", ".join(close) if close else "none"


KINDS: dict[str, tuple[Level, str, str]] = {
    # T: text
    "T01": ("error", "the file is not UTF-8", "save it as UTF-8"),
    "T02": ("error", "the text is not in Unicode's composed form (NFC)", "write {good!r}"),
    "T03": (
        "error",
        "the character U+{number} ({name}) is not allowed here",
        "remove it; directions and invisible characters are set by the builder",
    ),
    "T04": (
        "error",
        "the word {word!r} mixes scripts: {scripts}",
        "write the word in one script; look-alike letters deceive readers",
    ),
    "T05": ("error", "{what} is {size}, more than {limit}", "make it shorter, or split it"),
    # F: files
    "F01": ("error", "{name} is a symbolic link", "put the file itself here"),
    "F02": ("error", "no file of this name belongs here", "remove it; here belong: {known}"),
    "F03": ("error", "{name} and {other} differ in case alone", "rename one of them"),
    "F04": ("error", "the file is missing", "add it; docs/writing.md says what it holds"),
    # Y: YAML
    "Y01": ("error", "this is not YAML: {why}", "mend the line; quote text that holds : or #"),
    "Y02": ("error", "anchors and aliases are not allowed", "write the value out"),
    "Y03": ("error", "the tag {tag} is not allowed", "remove it; every value is plain text"),
    "Y04": ("error", "merge keys (<<) are not allowed", "write the fields out"),
    "Y05": ("error", "{key!r} stands twice", "keep one; the first is on line {first}"),
    "Y06": ("error", "{what}: more than {limit}", "make the file smaller or flatter"),
    "Y07": ("error", "a second document starts here", "keep one document in a file"),
    # S: fields
    "S01": ("error", "{field!r} is missing", "add {field}: {shape}"),
    "S02": ("error", "{field!r} is not a field here", "nearest: {near}"),
    "S03": ("error", "{field!r} is {found!r}", "it takes {shape}"),
    # M: Markdown
    "M01": ("error", "raw HTML is not allowed: {found!r}", "use Markdown; remove the tag"),
    "M02": ("error", "the heading has no id", "write: {heading} {{#{id}}}"),
    "M03": ("error", "the id {id!r} stands twice in this part", "give one heading another id"),
    "M04": ("error", "a heading of level {level} is not allowed", "use ## or ###"),
    "M05": ("error", "pictures come from the standard alone", "remove the picture"),
    "M06": (
        "error",
        "a link goes to {found!r}",
        "link by id: contact:, source:, module: or about:",
    ),
    "M07": ("error", "{found!r} is not a kind of callout", "use one of: {known}"),
    "M08": ("error", "attributes in braces are not allowed: {found!r}", "remove them"),
    "M09": ("error", "{found!r} is not a mark of a heading", "use: {known}"),
    "M10": ("error", "the head of the file is missing or not closed", "start with --- and title:"),
    "M11": ("error", "a callout of kind {kind} has no text of its own", "remove the text"),
    "M12": ("error", "a list starts here without an empty line before it", "add an empty line"),
    "M13": ("error", "code and template code are not allowed: {found!r}", "remove it"),
    "M14": ("error", "{found!r} is not a name for a callout of kind {kind}", "nearest: {near}"),
    # R: references
    "R01": ("error", "there is no module, part or section {found!r}", "nearest: {near}"),
    "R02": ("error", "there is no contact {found!r}", "nearest: {near}"),
    "R03": ("error", "there is no source {found!r}", "nearest: {near}"),
    "R04": ("error", "{{{found}}} stands for nothing here", "nearest: {near}"),
    "R05": ("error", "there is no outcome {found!r}", "nearest: {near}"),
    "R06": ("error", "there is no key message {found!r}", "nearest: {near}"),
    # L: lessons
    "L01": ("error", "the steps take {sum} minutes, the module says {minutes}", "make them agree"),
    "L02": ("error", "no step practises the skill", "mark the step's heading with .practice"),
    "L03": ("error", "no outcome of the module is a skill", "add a skill of outcomes.yml"),
    "L04": ("error", "a pupil module needs {part}", "write it; docs/writing.md says how"),
    "L05": ("error", "the outcome {outcome} is taught by no module", "teach it, or remove it"),
    # H: chats and quizzes
    "H01": ("error", "no way leads to the node {node!r}", "lead to it, or remove it"),
    "H02": ("error", "there is no node {found!r}", "nearest: {near}"),
    "H03": ("error", "the node needs one of next, choices, debrief", "keep exactly one"),
    "H04": ("error", "no way from {node!r} comes to an end", "add a debrief on the way"),
    "H05": ("error", "no answer is right", "mark one with right: true"),
    # K: key messages
    "K01": ("error", "the key message {id} is named in the head, not shown", "add !!! key {id}"),
    "K02": ("error", "the key message {id} is shown, not named in the head", "name it there"),
    "K03": ("error", "the key message {id} stands twice in this part", "keep it once"),
    "K04": ("error", "the key message {id} has no words for {group}", "add them, or remove it"),
    "K05": ("error", "{id} has no variant {found!r}", "nearest: {near}"),
    # P: translations
    "P01": ("error", "this is not a catalogue entry: {why}", "mend it in a PO editor"),
    "P02": ("error", "the catalogue declares {found!r}", "save it as UTF-8"),
    "P03": ("error", "this text is translated twice; first on line {first}", "keep one entry"),
    "P04": ("error", "the placeholders differ: {found}", "keep exactly: {known}"),
    "P05": ("error", "the links differ: {found}", "keep exactly: {known}"),
    "P06": ("error", "the translation may not hold {found!r}", "translate the words alone"),
    "P07": ("error", "the number {found!r} is not in the source text", "take it from the facts"),
    "P08": ("error", "the translation may not hold an address: {found!r}", "remove it"),
    "P09": ("error", "the translation becomes {found} in Markdown", "start with another sign"),
    "P10": ("note", "nothing in the standard has this text any more", "run: curriculum update"),
    "P11": ("error", "the translation is {size} signs for {source}", "translate this text alone"),
    # A: adaptations
    "A01": ("error", "there is no section {found!r}", "nearest: {near}"),
    "A02": ("error", "this layer changes {target} twice; first in {first}", "make one change"),
    "A03": ("error", "{target} is locked", "it may be translated, not changed"),
    "A04": (
        "warning",
        "the section changed since this was written (base {found}, now {digest})",
        "read: curriculum diff; then write base: {digest}",
    ),
    "A05": ("error", "the address {path} is taken already", "give the module another name"),
    "A06": ("warning", "{share} % of {what} is changed, more than {limit} %", "change less"),
    "A07": ("error", "the change takes the key message {id} away", "keep the callout in the text"),
    "A08": ("error", "the change adds the key message {id} again", "remove the callout"),
    "A09": ("error", "{action} needs {what}", "docs/adapting.md says how"),
    "A10": ("error", "the module stands in {group}, which is no group", "use: {known}"),
    "A11": ("error", "the number {found!r} is in no fact of this edition", "name it as a fact"),
    # C: contacts
    "C01": ("error", "{phone} cannot be a telephone number in {country}", "correct the digits"),
    "C02": ("error", "{phone} costs extra", "a child must be able to call it; remove it"),
    "C03": ("error", "the address {url!r} is not https with a plain host", "write https://..."),
    "C04": ("warning", "{id} has {count} source, not two that agree", "find a second source"),
    "C05": (
        "error",
        "the hours {found!r} are not understood",
        "write always, or Mo-Fr 09:00-17:00",
    ),
    "C06": ("warning", "{id} was never checked", "call or open it, then write checked: the date"),
    "C07": ("warning", "{id} was checked on {day}, more than 12 months ago", "check it again"),
    "C08": ("error", "{id} was checked on {day}, which is still to come", "write the true date"),
    "C09": ("warning", "no contact of kind {kind}", "name one in facts.yml"),
    "C10": ("error", "{id} gives no way to reach anybody", "add phone, text or url"),
    # W: words
    "W01": ("error", "avoid {found!r}: {reason}", "say: {use}"),
    "W02": (
        "error",
        "an address or a telephone number stands in prose: {found!r}",
        "use the facts",
    ),
    # E: editions
    "E01": ("error", "{tag!r} is not a language or country that CLDR knows", "nearest: {near}"),
    "E02": ("error", "there is no edition {tag!r}", "nearest: {near}"),
    "E03": ("error", "the layer {tag!r} cannot be an edition", "an edition has a language"),
    "E05": ("error", "the edition is {name}, not conforming", "see: curriculum status {tag}"),
    "E06": ("error", "{found!r} is not a part of the work", "write --shard 1/4, 2/4, ..."),
    "E07": ("error", "{tag} is there already", "change its files; new never overwrites"),
    "E04": ("error", "the sign-off of {organisation} has no digest of this edition", "sign again"),
    # O: output
    "O01": ("error", "the key message {id} is not there once, word for word", "report this"),
    "O02": ("error", "the contact {id} is not on the page", "report this: the theme lost it"),
    "O03": ("error", "the element {found!r} is not allowed", "remove it from the theme or text"),
    "O04": ("error", "the attribute {found!r} is not allowed", "remove it"),
    "O05": ("error", "the address {found!r} leaves the site", "take it from the data"),
    "O06": ("error", "the link {found!r} leads nowhere", "correct the link"),
    "O07": ("error", "the page has {count} {what}", "a page has exactly one"),
    "O08": ("error", "the label {label!r} and the target {target!r} differ", "report this"),
    "O09": ("error", "rendering failed: {why}", "correct the part that it names"),
    "O10": ("error", "rendering took more than {limit} seconds", "look for very long lines"),
}
