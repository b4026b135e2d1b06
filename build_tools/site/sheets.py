"""Questionnaires as pages: the sheet to fill in on paper, and the good answers for the teacher."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools import formats
from build_tools.model import Asked, QuestionnairePart
from build_tools.site.writing import Writer

_BOX = "\u2610"  # a drawn box always has a word beside it
_LINES = "\u00a0<br>\n\u00a0<br>\n\u00a0"
_WHEN = ("asked-before", "asked-after", "asked-later")


def questionnaire(writer: Writer, part: QuestionnairePart) -> Iterator[str]:
    """When it is filled in, the questions, and what the good answers are."""
    yield writer.inline(part.intro)
    yield f"**{writer.word('asked-when')}**"
    yield "\n".join(f"- {_BOX} {writer.word(name)}" for name in _WHEN)
    for place, asked in enumerate(part.questions, 1):
        number = formats.number(writer.edition.tag, place)
        yield f"## {number}. {writer.inline(asked.ask)} {{: #q{place} }}"
        yield "\n".join(f"- {_BOX} {writer.inline(answer.text)}" for answer in asked.answers) or (
            f"{_LINES}\n{{: .write }}"
        )
    yield writer.inline(part.closing)
    rows = [
        f"    - {formats.number(writer.edition.tag, place)}. {_good(writer, asked)}"
        for place, asked in enumerate(part.questions, 1)
        if any(answer.right for answer in asked.answers)
    ]
    if rows:
        yield f'??? note "{writer.word("answer-key")}"\n' + "\n".join(rows)


def _good(writer: Writer, asked: Asked) -> str:
    return " / ".join(writer.inline(answer.text) for answer in asked.answers if answer.right)
