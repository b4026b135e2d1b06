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
    "T01": ("error", "the file is not UTF-8 here", "open it in its own encoding, save as UTF-8"),
    "T02": ("error", "a letter and its mark are two signs (not NFC)", "type it anew: {good!r}"),
    "T03": (
        "error",
        "the invisible sign U+{number} ({name}) is not allowed here",
        "delete it, or type the words around it anew; the builder sets directions",
    ),
    "T04": (
        "error",
        "the word {word!r} mixes letters of {scripts}",
        "type the whole word anew with one keyboard; letters that only look alike deceive readers",
    ),
    "T05": ("error", "{what} is {size}, more than {limit}", "make it shorter, or split it"),
    # F: files
    "F01": ("error", "{name} is a link to another file", "put the file itself here"),
    "F02": ("error", "no file of this name belongs here", "remove it; here belong: {known}"),
    "F03": ("error", "{name} and {other} differ in capitals alone", "rename one of them"),
    "F04": (
        "error",
        "the file is missing",
        "add it (docs/writing.md says what it holds), or go to the project's folder",
    ),
    "F05": ("error", "the file is not the kind of picture that its name says", "save it anew"),
    # Y: YAML
    "Y01": (
        "error",
        "this cannot be read as fields and values (YAML): {why}",
        "close brackets and quotes; put text with : or # in quotes; indent with spaces, not tabs",
    ),
    "Y02": (
        "error",
        "names for values (& and *) are not allowed",
        "write the value out; put a text that starts with & or * in quotes",
    ),
    "Y03": ("error", "the tag {tag} is not allowed", "remove it; quote text that starts with !"),
    "Y04": ("error", "merge keys (<<) are not allowed", "write the fields out"),
    "Y05": ("error", "{key!r} stands twice", "keep one; the first is on line {first}"),
    "Y06": (
        "error",
        "too much for one file: {what}, at most {limit}",
        "make it smaller or flatter",
    ),
    "Y07": ("error", "a second document starts here", "keep one in a file; remove the line ---"),
    # S: fields
    "S01": ("error", "{field!r} is missing", "add {field}: {shape}"),
    "S02": ("error", "there is no field {field!r} here", "correct the name; nearest: {near}"),
    "S03": ("error", "{field!r} is {found!r}", "it takes {shape}"),
    # M: Markdown
    "M01": (
        "error",
        "HTML is not allowed: {found!r}",
        "remove it; write *emphasis* and lists in Markdown, and signs as they are",
    ),
    "M02": ("error", "the heading has no id", "write: {heading} {{#{id}}}"),
    "M03": ("error", "the id {id!r} stands twice in this part", "give one heading another id"),
    "M04": (
        "error",
        "a heading of level {level} is not allowed",
        "use ## or ### at the start of a line; a change of one section has no headings",
    ),
    "M05": ("error", "pictures are not allowed in texts", "remove the picture; say it in words"),
    "M06": (
        "error",
        "a link goes to {found!r}",
        "link by id: contact:, source:, module: or about:; the address comes from the data",
    ),
    "M07": ("error", "{found!r} is not a callout", "use one of: {known}"),
    "M08": (
        "error",
        "these braces hold no name of a fact: {found!r}",
        "write a name in small letters alone, such as {{helpline}}; remove other braces",
    ),
    "M09": ("error", "{found!r} is not a mark of a heading", "use: {known}"),
    "M10": (
        "error",
        "the head of the file is missing or not closed",
        "start with a line ---, then fields such as title:, then a line --- again",
    ),
    "M11": ("error", "a callout of kind {kind} has no text of its own", "remove the indented text"),
    "M12": ("error", "a list starts here without an empty line before it", "add an empty line"),
    "M13": (
        "error",
        "code is not allowed: {found!r}",
        "remove it; a line that starts with four spaces is code too, so move it left",
    ),
    "M14": ("error", "there is no {kind} callout {found!r}", "correct the name; nearest: {near}"),
    "M15": (
        "error",
        "the text becomes {found} in Markdown",
        "write one line that starts with a letter",
    ),
    "M16": (
        "error",
        "a drawing may not hold {found!r}",
        "draw with path, circle, ellipse, rect, line, polyline and polygon alone",
    ),
    # R: references
    "R01": (
        "error",
        "there is no module, part or section {found!r}",
        "correct it; nearest: {near}",
    ),
    "R02": (
        "error",
        "there is no contact {found!r}",
        "correct the id, or name the contact in facts.yml; nearest: {near}",
    ),
    "R03": (
        "error",
        "there is no source {found!r}",
        "correct the id, or add it to sources.yml; nearest: {near}",
    ),
    "R04": (
        "error",
        "{{{found}}} stands for nothing in this edition",
        "correct the name, or add it to facts.yml; nearest: {near}",
    ),
    "R07": ("error", "there is no picture {found!r}", "nearest: {near}"),
    "R05": ("error", "there is no outcome {found!r}", "correct or add it; nearest: {near}"),
    "R06": ("error", "there is no key message {found!r}", "correct the name; nearest: {near}"),
    # L: lessons
    "L01": ("error", "the steps take {sum} minutes, the module says {minutes}", "make them agree"),
    "L02": ("error", "no step practises the skill", "mark its heading: {{#its-id .practice}}"),
    "L03": (
        "error",
        "no outcome of the module is a skill",
        "name one of kind skill of outcomes.yml under outcomes: in the head",
    ),
    "L04": ("error", "a pupil module needs {part}", "write it; docs/writing.md says how"),
    "L05": ("error", "no module teaches {outcome}", "name it in a module's head, or remove it"),
    # H: chats and quizzes
    "H01": ("error", "no way leads to the node {node!r}", "let a next or choice lead to it"),
    "H02": ("error", "there is no node {found!r}", "correct the name; nearest: {near}"),
    "H03": (
        "error",
        "the node has none or several of next, choices and debrief",
        "keep exactly one: next leads on, choices ask, debrief ends",
    ),
    "H04": ("error", "no way from {node!r} comes to an end", "lead on to a node with a debrief"),
    "H05": ("error", "no answer is right", "mark one with right: true"),
    # K: key messages
    "K01": ("error", "the key message {id} is named in the head, not shown", "add !!! key {id}"),
    "K02": (
        "error",
        "the key message {id} is shown, not named in the head",
        "add it to key_messages: in the head",
    ),
    "K03": ("error", "the key message {id} stands twice in this part", "keep it once"),
    "K04": (
        "error",
        "the key message {id} has no words for {group}",
        "add them to key-messages.yml, or take it from {group}",
    ),
    "K05": ("error", "{id} has no wording {found!r}", "choose one that is there; nearest: {near}"),
    # P: translations
    "P01": (
        "error",
        "this line of the catalogue cannot be read: {why}",
        'write msgid "..." and msgstr "...", each string in quotes; \\" is a quote inside',
    ),
    "P02": ("error", "the catalogue says it is in {found!r}", "save as UTF-8, write charset=UTF-8"),
    "P03": ("error", "this text is translated twice; first on line {first}", "keep one entry"),
    "P04": (
        "error",
        "the names in braces differ from the source text: {found}",
        "keep exactly these, each in its braces: {known}",
    ),
    "P05": (
        "error",
        "the links or notes differ from the source text: {found}",
        "keep exactly these, and translate the words in [ ] alone: {known}",
    ),
    "P06": ("error", "the translation may not hold {found!r}", "remove it; translate the words"),
    "P07": (
        "error",
        "the number {found!r} is not in the source text",
        "remove it, or write it as the source does; numbers to call come from facts.yml",
    ),
    "P08": (
        "error",
        "the translation may not hold an address: {found!r}",
        "remove it; where it is none, put a space after the point",
    ),
    "P09": (
        "error",
        "the translation becomes {found}",
        "write one line that starts with a letter, or put \\ before the first sign: 1\\. or \\-",
    ),
    "P10": (
        "note",
        "{count} translations, here the first, are of texts that the standard no longer has",
        "run: curriculum update",
    ),
    "P11": (
        "error",
        "the translation has {size} signs, its source text {source}",
        "translate this text alone, and add nothing",
    ),
    # A: adaptations
    "A01": ("error", "there is no section {found!r}", "correct target:; nearest: {near}"),
    "A02": ("error", "this layer changes {target} twice; first in {first}", "make one change"),
    "A03": ("error", "{target} is locked", "remove the change; it may be translated only"),
    "A04": (
        "warning",
        "the section changed since this was written (base {found}, now {digest})",
        "read: curriculum diff; mend the text where it needs it; then write base: {digest}",
    ),
    "A05": ("error", "there is a module {path} already", "give yours another name"),
    "A06": (
        "warning",
        "{share} % of {what} is changed, more than {limit} %",
        "change less; an edition with more may not bear the standard's name",
    ),
    "A07": (
        "error",
        "the change takes away what every edition shows: {id}",
        "keep its line, !!! key or !!! data, in your text",
    ),
    "A08": (
        "error",
        "the change adds what stands once in its place: {id}",
        "remove its line, !!! key or !!! data, from your text",
    ),
    "A09": (
        "error",
        "a change with action: {action} needs {what}",
        "see docs/adapting.md: omit has no text, the others have one; only replace has a title",
    ),
    "A10": ("error", "the module stands in {group}, which is no group", "use: {known}"),
    "A11": (
        "error",
        "the number {found!r} is in no fact of this layer",
        "remove it, or name the contact or law that has it in facts.yml",
    ),
    # C: contacts
    "C01": (
        "error",
        "{phone} cannot be a telephone number in {country}",
        "correct the digits; write them as they are dialled there",
    ),
    "C02": ("error", "{phone} costs extra", "a child must be able to call it; remove it"),
    "C03": (
        "error",
        "the address {url!r} is not https with a plain host",
        "write it as https://name.example/..., without a user, a port or letters with marks",
    ),
    "C04": (
        "warning",
        "{id} has too few sources: {count}",
        "name two that agree, the operator's own first",
    ),
    "C05": (
        "error",
        "the hours {found!r} are not understood",
        "write always, or as in: Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    ),
    "C06": (
        "warning",
        "nobody has checked {id} yet",
        "call or open it, then write the day behind checked:, such as 2026-11-24",
    ),
    "C07": ("warning", "{id} was checked on {day}, more than 12 months ago", "check it again"),
    "C08": (
        "error",
        "{id} was checked on {day}, which is still to come",
        "write the day on which somebody called or opened it, or null",
    ),
    "C09": ("warning", "the edition names no contact of kind {kind}", "name one in facts.yml"),
    "C10": ("error", "{id} gives no way to reach anybody", "add phone:, text: or url:"),
    # W: words
    "W01": ("error", "avoid {found!r}: {reason}", "say: {use}"),
    "W02": (
        "error",
        "an address or a telephone number stands in the text: {found!r}",
        "name the contact instead, such as {{helpline}} or {{helpline.phone}}",
    ),
    # E: editions
    "E01": (
        "error",
        "{tag!r} is not a language or country that CLDR knows",
        "write a tag such as tr, tr-TR, or und-TR for a country; nearest: {near}",
    ),
    "E02": ("error", "there is no edition {tag!r}", "correct the tag; nearest: {near}"),
    "E03": (
        "error",
        "the layer {tag!r} has no language, so it cannot be an edition",
        "move the file to a layer with a language, such as tr-TR",
    ),
    "E04": (
        "warning",
        "{organisation} signed another state of the edition than this one",
        "ask them to review what changed and to sign again, or remove the sign-off",
    ),
    "E05": ("error", "the edition is {name}, not conforming", "see: curriculum status {tag}"),
    "E06": ("error", "{found!r} is not a part of the work", "write --shard 1/4, 2/4, ..."),
    "E08": (
        "error",
        "{colour} on {ground} has a contrast of {ratio}, less than 4.5",
        "take a darker colour, so that everybody can read it",
    ),
    "E07": ("error", "{tag} is there already", "change its files; new never overwrites"),
    # O: output
    "O01": (
        "error",
        "the key message {id} is not there once, word for word",
        "look for odd signs in its translation; if there are none, report this",
    ),
    "O02": ("error", "the contact {id} is not on the page", "report this: the theme lost it"),
    "O03": ("error", "the element {found!r} is not allowed", "remove it from the theme or text"),
    "O04": ("error", "the attribute {found!r} is not allowed", "remove it from the theme or text"),
    "O05": ("error", "the address {found!r} leaves the site", "remove it; only data may lead out"),
    "O06": ("error", "the link {found!r} leads nowhere", "correct the link"),
    "O07": ("error", "the page has {count} {what}", "a page has one; look for lines with #"),
    "O08": (
        "error",
        "the label {label!r} and the target {target!r} differ",
        "correct the number in facts.yml; if it is right, report this",
    ),
    "O09": ("error", "rendering failed: {why}", "correct the part that it names"),
    "O10": ("error", "rendering took more than {limit} seconds", "look for very long lines"),
    "O11": ("error", "the file is not the one that was built", "build again, or copy it again"),
    "O12": ("error", "the file is missing", "build again, or copy it again"),
    "O13": ("error", "the file was not built", "remove it; nobody inspected it"),
    "O14": ("error", "there is no manifest that can be read", "name a folder that was built"),
    "O15": ("error", "the manifest is that of another edition than {found}", "copy both again"),
}
