"""`curriculum status`: a table of editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from build_tools.project import known_tags, load
from build_tools.report import as_table
from build_tools.status import Status, status_of

PAGE = "locales/README.md"
_START, _END = "<!-- status -->", "<!-- /status -->"
_HEAD = (
    "edition",
    "translated",
    "pupils",
    "stale",
    "changes",
    "words changed",
    "contacts checked",
    "sign-offs",
    "language",
    "conformance",
)


def status(root: Path, tags: Iterable[str], today: date) -> tuple[Status, ...]:
    """The rows of the editions asked for, or of all."""
    asked = tuple(tags)
    project = load(root, asked or None)
    chosen = known_tags(project.tags, asked)
    return tuple(status_of(project.compose(tag)[0], today) for tag in chosen)


def table(rows: Iterable[Status]) -> str:
    """The rows as a Markdown table."""
    return as_table(_HEAD, [_cells(row) for row in rows])


def written_table(text: str, rows: Iterable[Status]) -> str:
    """A page with the table between its two marks put right."""
    before, mark, rest = text.partition(_START)
    _, end, after = rest.partition(_END)
    return f"{before}{mark}\n\n{table(rows)}\n\n{end}{after}" if end else text


def lines(row: Status) -> Iterator[str]:
    """What stands below the table: each sign-off with what changed since, each reason."""
    for one in row.sign_offs:
        about = f"{row.tag}: {one.organisation}, {one.role}, {one.date}: {one.state}"
        signature = "" if one.signature == "unsigned" else f", signature {one.signature}"
        yield about + signature
        for since in one.since:
            yield f"{row.tag}:   {since.how} since: {since.piece}"
    for reason in row.reasons:
        yield f"{row.tag}: {reason}"


def _cells(row: Status) -> tuple[str, ...]:
    return (
        row.tag,
        f"{row.translated:.0%}",
        f"{row.translated_pupils:.0%}",
        str(row.stale),
        f"{row.adaptations} + {row.additions} added",
        f"{row.share:.1%}",
        f"{row.contacts_checked} of {row.contacts}",
        f"{sum(one.state == 'holds' for one in row.sign_offs)} of {len(row.sign_offs)} hold",
        row.review,
        row.conformance,
    )
