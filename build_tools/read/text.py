"""Bytes to text: strict UTF-8, `\\n`, composed, and without signs that deceive a reader."""

from __future__ import annotations

import re
import unicodedata

from build_tools.problems import Problem, Where, problem

MAX_BYTES = 300_000
# Markdown and drawings take long to read; both are short when people write them.
_MAX_BYTES_OF = {"md": 40_000, "svg": 40_000}
MAX_LINES = 200_000
MAX_PROBLEMS = 100
MAX_LINE = 5_000
MAX_RUN = 40
MAX_NESTING = 8

_JOINERS = "\u200c\u200d"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ue000-\uf8ff]"
)
_RUN = re.compile(rf"([^\w\s])\1{{{MAX_RUN},}}|[\[\]()<>*_`~\\!]{{{MAX_RUN + 1},}}")
_LATIN, _LIKE_LATIN = re.compile("[A-Za-z]"), re.compile("[\u0370-\u04ff]")
# An acronym with an ending of the language around it: URL-дың without its hyphen.
_NESTED = re.compile(rf"\s*(?:(?:[-+*>]|\d{{1,9}}[.)])\s*){{{MAX_NESTING + 1},}}")
_ACRONYM = re.compile(r"[A-Z]{2,}[^\W\dA-Za-z]+")
_NEEDS_JOINERS = (
    "ARABIC",
    "DEVANAGARI",
    "BENGALI",
    "TAMIL",
    "MALAYALAM",
    "KANNADA",
    "TELUGU",
    "SINHALA",
    "KHMER",
    "GUJARATI",
    "GURMUKHI",
    "ORIYA",
    "MONGOLIAN",
    "SYRIAC",
)


def decode(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file and what is wrong with its signs.

    None where it is no text at all, or passes a limit: what no parser should meet.
    """
    limit = _MAX_BYTES_OF.get(file.rpartition(".")[2], MAX_BYTES)
    text, problems = decode_only(content, file, limit)
    if text is None:
        return None, problems
    problems = check_signs(text, file)
    return None if any(one.code == "T05" for one in problems) else text, problems


def decode_only(content: bytes, file: str, limit: int) -> tuple[str | None, list[Problem]]:
    """The text of a file of at most `limit` bytes; its signs are still to be checked."""
    if len(content) > limit:
        values = {"what": "the file", "size": f"{len(content)} bytes", "limit": f"{limit} bytes"}
        return None, [problem("T05", Where(file), **values)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        before = content[content.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8", "ignore")) + 1
        return None, [problem("T01", Where(file, line, column))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.count("\n")
    if lines > MAX_LINES:
        what = "the number of lines"
        return None, [problem("T05", Where(file), what=what, size=lines, limit=MAX_LINES)]
    return text, []


def check_signs(text: str, file: str) -> list[Problem]:
    """What is wrong with the signs of a text, line by line, up to a hundred problems."""
    problems: list[Problem] = []
    composed = unicodedata.is_normalized("NFC", text)
    for number, line in enumerate(text.split("\n"), 1):
        if len(problems) >= MAX_PROBLEMS:
            break
        if len(line) > MAX_LINE:
            values = {"what": "the line", "size": len(line), "limit": f"{MAX_LINE} signs"}
            problems.append(problem("T05", Where(file, number), **values))
            continue
        if not line.isascii():
            problems.extend(_strange_signs(line, Where(file, number), composed))
        elif _FORBIDDEN.search(line):
            problems.extend(_forbidden(line, Where(file, number)))
        if nested := _NESTED.match(line):
            values = {"what": "the nesting", "size": len(nested[0].split()), "limit": MAX_NESTING}
            problems.append(problem("T05", Where(file, number), **values))
        if run := _RUN.search(line):
            values = {"what": "a run of signs", "size": len(run[0]), "limit": MAX_RUN}
            problems.append(problem("T05", Where(file, number, run.start() + 1), **values))
    return problems


def _strange_signs(line: str, at: Where, composed: bool) -> list[Problem]:
    problems = _forbidden(line, at)
    if not composed and not unicodedata.is_normalized("NFC", line):
        good = unicodedata.normalize("NFC", line)
        column = next((i for i, (a, b) in enumerate(zip(line, good, strict=False)) if a != b), 0)
        where = Where(at.file, at.line, column + 1)
        problems.append(problem("T02", where, good=good[max(0, column - 8) : column + 8]))
    if not (_LATIN.search(line) and _LIKE_LATIN.search(line)):
        return problems
    for found in re.finditer(r"\w+", line):
        mixed = _LATIN.search(found[0]) and _LIKE_LATIN.search(found[0])
        if not mixed or _ACRONYM.fullmatch(found[0]):
            continue
        where = Where(at.file, at.line, found.start() + 1)
        scripts = sorted(
            {unicodedata.name(sign, "?").split()[0] for sign in found[0] if sign.isalpha()}
        )
        problems.append(problem("T04", where, word=found[0], scripts=", ".join(scripts)))
    return problems


def _forbidden(line: str, at: Where) -> list[Problem]:
    problems = []
    for found in _FORBIDDEN.finditer(line):
        place = found.start()
        if found[0] in _JOINERS and _joins(line, place):
            continue
        where = Where(at.file, at.line, place + 1)
        name = unicodedata.name(found[0], "unnamed")
        problems.append(problem("T03", where, number=f"{ord(found[0]):04X}", name=name))
    return problems


def _joins(line: str, place: int) -> bool:
    """Whether a zero-width joiner stands at a letter of a script that needs it."""
    around = line[max(place - 1, 0) : place] + line[place + 1 : place + 2]
    return any(unicodedata.name(sign, "").startswith(_NEEDS_JOINERS) for sign in around)
