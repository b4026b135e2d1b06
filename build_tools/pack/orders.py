"""Orders: the packs of an edition written down for the press, each with what it has to hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_tools import digest, formats
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.inspect_print import ExpectedPack
from build_tools.merge.fill import END, FIRST_STRONG, LEFT_TO_RIGHT, shown_url
from build_tools.pack.data import data_of, template_of
from build_tools.pack.leaves import Leaves
from build_tools.pack.scripts import setting_of
from build_tools.read.profile import plain_text
from build_tools.shelf import Pack

_BARE = str.maketrans("", "", LEFT_TO_RIGHT + FIRST_STRONG + END)


@dataclass(frozen=True, slots=True)
class Order:
    """One pack to press: its data as JSON, its template, and what the finished pack has to hold.

    `sum` is the digest of everything that decides about its bytes; `made` is the day that stands
    in its record.
    """

    pack: str
    template: str
    data: str
    sum: str
    made: date | None
    expected: ExpectedPack


def orders_of(
    edition: Edition, verdict: Verdict, packs: Iterable[Pack], templates: Mapping[str, str]
) -> list[Order]:
    """The orders for these packs; `templates` are the press's files and tools, for the sum."""
    leaves = Leaves(edition, verdict)
    common = [text for row in sorted(templates.items()) for text in row]
    made = edition.standard.released
    orders = []
    for pack in packs:
        data = data_of(edition, verdict, leaves, pack)
        text = json.dumps(data, ensure_ascii=False)
        template = template_of(pack)
        total = digest.of_texts((*common, template, text, str(made)))
        expected = expected_of(edition, pack.path, data)
        orders.append(Order(pack.name, template, text, total, made, expected))
    return orders


def expected_of(edition: Edition, path: str, data: dict[str, Any]) -> ExpectedPack:
    """The key messages in their approved words, and every way to a contact that a pack names."""
    messages: dict[tuple[str, str], str] = {}
    contacts: set[tuple[str, str]] = set()
    known = {message.id: message for message in edition.standard.key_messages}
    ways = {
        contact.id: (contact.phone, contact.text, shown_url(contact.url))
        for contact in edition.facts.contacts
    }
    for block in _walk(data["leaves"]):
        if block.get("kind") == "key":
            unit = known[block["id"]].text_for(block["group"])
            words = plain_text(unit).translate(_BARE) if unit else ""
            messages[block["id"], block["group"]] = words
        elif "ways" in block:
            contacts |= {(block["id"], way) for way in ways[block["id"]] if way}
    return ExpectedPack(
        path,
        data["title"],
        tuple((name, words) for (name, _), words in messages.items()),
        tuple(sorted(contacts)),
        frozenset(_addresses(edition, data)),
        setting_of(edition.tag).by_letters,
    )


def _walk(value: Any) -> Iterable[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _walk(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _walk(inner)


def _addresses(edition: Edition, data: dict[str, Any]) -> Iterable[str]:
    """Every address that a link on paper may lead to: of contacts, and the pack's own page."""
    for contact in edition.facts.contacts:
        if contact.url:
            yield contact.url
        if contact.phone:
            yield f"tel:{formats.dialled(contact.phone)}"
    if data["qr"]:
        yield data["qr"]["url"]
