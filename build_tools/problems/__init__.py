"""What can be wrong, where, in which words, and what to do about it: problems are values.

`KINDS` is the one table of codes. A code's first letter is its family: T text, F files, Y YAML,
S fields, M Markdown, R references, L lessons, H chats, quizzes and questionnaires, K key messages,
P translations, A adaptations, C contacts, W words, E editions, G packs, O output.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from build_tools.problems import of_content, of_editions, of_files
from build_tools.problems.kind import Kind, Level


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


KINDS: dict[str, Kind] = {**of_files.KINDS, **of_content.KINDS, **of_editions.KINDS}
