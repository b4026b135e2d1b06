"""The search index of an edition, from its parts: an entry a page and a section, in plain text.

A script that hands the index to the page, because a page that was opened from disk may load
scripts, but not data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from build_tools.edition import Edition
from build_tools.model import ChatPart, Node, TextPart
from build_tools.plan import Page, Plan
from build_tools.site.writing import Writer
from build_tools.units import Body, Slot, Unit, units_of

INDEX = "search/search_index.js"


def search_index(edition: Edition, plan: Plan, writer: Writer) -> bytes:
    """`searchIndex({"docs": [...]})`, each with its place, its title and its text."""
    docs = [entry for page in plan.pages for entry in _entries(edition, page, writer)]
    text = json.dumps({"docs": docs}, ensure_ascii=False, separators=(",", ":"))
    return f"searchIndex({text});\n".encode()


def _entries(edition: Edition, page: Page, writer: Writer) -> Iterator[dict[str, str]]:
    """A page's own entry, with its summary; then one for each section, node or question."""
    summary = writer.plain(page.module.summary) if page.module else ""
    yield _entry(page.address, writer.plain(page.title), summary)
    part = page.part
    if isinstance(part, TextPart):
        for section in part.sections:
            title = section.heading or page.title
            text = _text(edition, page, section.body, writer)
            yield _entry(f"{page.address}#{section.id}", writer.plain(title), text)
    elif part is not None:
        rows = part.nodes if isinstance(part, ChatPart) else part.questions
        for place, row in enumerate(rows, 1):
            units = units_of(row)
            name = row.id if isinstance(row, Node) else f"q{place}"
            text = " ".join(writer.plain(unit) for unit in units[1:])
            yield _entry(f"{page.address}#{name}", writer.plain(units[0]), text)


def _text(edition: Edition, page: Page, body: Body, writer: Writer) -> str:
    """The words of a section, key messages among them."""
    messages = {message.id: message for message in edition.standard.key_messages}
    said: list[str] = []
    for piece in body:
        unit: object = piece
        if isinstance(piece, Slot) and piece.kind == "key":
            unit = messages[piece.name].text_for(page.group)
        if isinstance(unit, Unit):
            said.append(writer.plain(unit))
    return " ".join(said)


def _entry(place: str, title: str, text: str) -> dict[str, str]:
    return {"location": place.replace("#top", ""), "title": escape(title), "text": escape(text)}
