"""gettext catalogues: other people's files in, messages out, with the line of each.

Strictly decoded; the header is put aside before Babel sees the file, since real headers name
charsets that hide markup, dates that Babel cannot read and plural forms that eat memory; every
line is held against the grammar, so that Babel meets nothing it would raise on.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogMessage
from babel.messages.pofile import PoFileError, read_po

from build_tools.layer import Message
from build_tools.problems import Problem, Where, problem
from build_tools.read.text import MAX_LINE, MAX_PROBLEMS, check_signs, decode_only

MAX_BYTES = 6_000_000
MAX_ENTRIES = 20_000
STALE = "stale: the source text changed; mend this, then take the fuzzy mark away"
# The escapes that Babel undoes; any other would reach a page as it stands.
_STRING = r'"(?:[^"\\]|\\[nt"\\])*"'
_LINE = re.compile(
    rf"\s*(?:#.*|(?:#~\s*)?(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)\s*(?P<first>{_STRING})"
    rf"|(?:#~\s*)?(?P<more>{_STRING}))?\s*"
)
_CHARSET = re.compile(r"charset=\s*([^\s\\\"]*)", re.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    """An entry as its lines say it: raw strings by keyword, its first, last and msgstr's line."""

    line: int
    words: dict[str, str]
    last: int
    answer: int = 0


def read_catalogue(content: bytes, file: str) -> tuple[tuple[Message, ...], list[Problem]]:
    """The translations of a catalogue; entries that are empty, obsolete or merely likely are left.

    A fuzzy entry is kept, as stale, only where `curriculum update` marked it so: what other tools
    guessed by likeness is no translation.
    """
    catalog, problems = parse_catalogue(content, file)
    messages = []
    for message in catalog or ():
        source, text = message.id, message.string
        if not isinstance(source, str) or not isinstance(text, str) or not source or not text:
            continue
        stale = message.fuzzy and is_stale(message)
        if message.context is None and (stale or not message.fuzzy):
            where = Where(file, message.lineno or 1)
            messages.append(Message(source, text, where, stale))
    return tuple(messages), problems


def parse_catalogue(content: bytes, file: str) -> tuple[Catalog | None, list[Problem]]:
    """Babel's view of a catalogue without its header, or None where a line cannot be read.

    Entries with a plural are passed over: no text of the curriculum has one.
    """
    text, problems = decode_only(content, file, MAX_BYTES)
    if text is None:
        return None, problems
    lines = text.split("\n")
    problems = check_signs("\n".join(_shown(line) for line in lines), file)
    entries, more = _entries(lines, file)
    problems += [*more, *_twice(entries, file)]
    for entry in entries:
        if _is_header(entry):
            problems += _charset(entry, file)
        if _is_header(entry) or "msgid_plural" in entry.words:
            _empty(entry, lines)
    if any(p.code in ("P01", "T05") for p in problems):
        return None, problems
    try:
        catalog = read_po(io.StringIO("\n".join(lines)), abort_invalid=True, charset="utf-8")
    except PoFileError as error:  # in what is obsolete, which the lines above do not judge
        where = Where(file, max(error.lineno, 1))
        return None, [*problems, problem("P01", where, why=str(error))]
    answers = {entry.line: entry.answer for entry in entries}
    for message in catalog:
        message.lineno = answers.get(message.lineno or 0, message.lineno)
    return catalog, problems


def _shown(line: str) -> str:
    """What of a line may reach a page: no comment, and no escape for a letter."""
    return "" if line.lstrip().startswith("#") else re.sub(r"\\.", "  ", line)


def _is_header(entry: _Entry) -> bool:
    return entry.words.get("msgid") == "" and "msgctxt" not in entry.words


def header_lines(content: bytes, file: str) -> str:
    """The header entry of a catalogue as it stands, with the comments above it; or nothing."""
    text, _ = decode_only(content, file, MAX_BYTES)
    lines = (text or "").split("\n")
    for entry in _entries(lines, file)[0]:
        if _is_header(entry):
            return "\n".join(lines[: entry.last])
    return ""


def is_stale(message: CatalogMessage) -> bool:
    """Whether `curriculum update` found that the source text of a message changed."""
    return any(comment.startswith("stale:") for comment in message.user_comments)


def _empty(entry: _Entry, lines: list[str]) -> None:
    """Empty the lines of an entry, and of the comments above it."""
    first = entry.line - 1
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    lines[first : entry.last] = [""] * (entry.last - first)


def _entries(lines: list[str], file: str) -> tuple[list[_Entry], list[Problem]]:
    """The entries by their lines; obsolete ones are held against the grammar, not kept.

    After a hundred lines that cannot be read, the rest is left.
    """
    entries: list[_Entry] = []
    problems: list[Problem] = []
    word = ""
    for number, line in enumerate(lines, 1):
        if len(problems) >= MAX_PROBLEMS:
            return entries, problems
        found = _LINE.fullmatch(line)
        obsolete = line.lstrip().startswith("#")
        if not found or (found["more"] and not word and not obsolete):
            column = len(line) - len(line.lstrip()) + 1
            why = "not a keyword with a text in quotes"
            problems.append(problem("P01", Where(file, number, column), why=why))
        elif obsolete or not line.strip():
            word = word if line.strip() else ""
        elif found["word"]:
            previous, word = word, found["word"]
            starts = word == "msgctxt" or (word == "msgid" and previous != "msgctxt")
            if starts:
                if len(entries) == MAX_ENTRIES:
                    return entries, [
                        _too_much("the catalogue", MAX_ENTRIES, "entries", file, number)
                    ]
                entries.append(_Entry(number, {}, number))
            elif not entries or ("msgid" not in entries[-1].words and word != "msgid"):
                why = f"{word} without msgid before it"
                problems.append(problem("P01", Where(file, number), why=why))
                continue
            if word in entries[-1].words:
                why = f"{word} has no place here"
                problems.append(problem("P01", Where(file, number), why=why))
            entries[-1].words[word] = found["first"][1:-1]
            entries[-1].answer = number
            entries[-1].last = number
        elif entries:
            text = entries[-1].words.get(word, "") + found["more"][1:-1]
            if len(text) > MAX_LINE:
                return entries, [_too_much("the text", MAX_LINE, "signs", file, number)]
            entries[-1].words[word] = text
            entries[-1].last = number
    for entry in entries:
        if not any(word.startswith("msgstr") for word in entry.words):
            why = "an entry without msgstr"
            problems.append(problem("P01", Where(file, entry.line), why=why))
    return entries, problems


def _too_much(what: str, limit: int, of_what: str, file: str, line: int) -> Problem:
    values = {"what": what, "size": "too long", "limit": f"{limit} {of_what}"}
    return problem("T05", Where(file, line), **values)


def _twice(entries: list[_Entry], file: str) -> list[Problem]:
    first: dict[tuple[str | None, str], int] = {}
    problems: list[Problem] = []
    for entry in entries:
        if len(problems) >= MAX_PROBLEMS:
            break
        key = (entry.words.get("msgctxt"), entry.words.get("msgid", ""))
        if key in first:
            problems.append(problem("P03", Where(file, entry.line), first=first[key]))
        first.setdefault(key, entry.line)
    return problems


def _charset(header: _Entry, file: str) -> list[Problem]:
    found = _CHARSET.search(header.words.get("msgstr", ""))
    if found and found[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii", "charset"):
        return [problem("P02", Where(file, header.line), found=found[1])]
    return []


def translation_in(content: bytes, source: str) -> str:
    """The translation of one short text, found by its line; an empty text where there is none."""
    start = content.find(f'\nmsgid "{source}"\nmsgstr "'.encode())
    if start < 0:
        return ""
    line = content[start + 1 :].split(b"\n", 2)[1].decode("utf-8", "replace")
    return line.removeprefix('msgstr "').removesuffix('"')
