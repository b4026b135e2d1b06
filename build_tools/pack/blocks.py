"""Sections as blocks for print: values that become JSON, every text a string, none of it markup.

A block is a dict with its kind under `k`; a run is a piece of text with its style. The templates
in `overrides/print/` draw them, so no text can ever act as code there. The kinds:

    p       paragraph: r (runs)             h      heading: level, r, step, practice
    ul, ol  list: items (lists of blocks)   table  head and rows: cells of runs
    callout kind, title (runs), body        quote  body
    picture svg, alt                        contacts  rows
    boxes   items (runs), boxes to tick     lines  count, lines to write on
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token

from build_tools import formats, tags
from build_tools.edition import Edition
from build_tools.layer import Contact
from build_tools.merge.fill import END, FIRST_STRONG, LEFT_TO_RIGHT, VALUE, shown_url
from build_tools.model import Section
from build_tools.plan import about_step
from build_tools.read.facts import CONTACT_KINDS
from build_tools.read.markdown_pieces import parser, unfold
from build_tools.units import Body, Slot, Unit

Block = dict[str, Any]
Run = dict[str, str]

_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no text of ours holds them (T03 refuses them)
_HOLE = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_ISOLATED = re.compile(f"{LEFT_TO_RIGHT}([^{END}]*){END}")
_BARE = str.maketrans("", "", LEFT_TO_RIGHT + FIRST_STRONG + END)
_BOX = re.compile("(\u2610)")
_TARGET = re.compile(r"(contact|source|module|about|picture):([a-z0-9/#-]+)")


class Printer:
    """Turns the texts of one edition into blocks; `group` chooses the words of key messages."""

    def __init__(self, edition: Edition, group: str) -> None:
        self.edition = edition
        self.group = group
        self.messages = {message.id: message for message in edition.standard.key_messages}
        self.pictures = {picture.name: picture.svg for picture in edition.standard.pictures}

    def section(self, section: Section) -> list[Block]:
        """A section: its heading with what the step is, and its text."""
        blocks = []
        if section.heading is not None:
            step = about_step(self.edition.tag, section, self.word)
            blocks.append(
                {
                    "k": "h",
                    "level": section.level,
                    "r": self.runs(section.heading),
                    "step": step,
                    "practice": section.practice,
                }
            )
        return [*blocks, *self.body(section.body)]

    def body(self, body: Body) -> list[Block]:
        """The text of a section: structure from the Markdown, words from the units in it."""
        holes = [piece for piece in body if not isinstance(piece, str)]
        places = iter(range(len(holes)))
        text = "".join(
            piece if isinstance(piece, str) else f"{_OPEN}{next(places)}{_CLOSE}" for piece in body
        )
        tokens = parser().parse(text)
        return list(_Walk(self, holes, tokens).blocks())

    def runs(self, unit: Unit) -> list[Run]:
        """A unit as runs of text: strong, emphasised, linked, in its own language."""
        inline = parser().parseInline(unfold(unit))
        runs: list[Run] = []
        style: list[str] = []
        target = ""
        for token in (child for one in inline for child in one.children or ()):
            if token.type in ("strong_open", "em_open"):
                style.append(token.type[0])
            elif token.type in ("strong_close", "em_close"):
                style.remove(token.type[0])
            elif token.type == "link_open":
                target = self._target(str(token.attrs.get("href", "")))
            elif token.type == "link_close":
                target = ""
            else:
                text = "\n" if token.type == "hardbreak" else token.content
                text = " " if token.type == "softbreak" else text
                runs += self._pieces(unit, text, "".join(sorted(set(style))), target)
        return runs

    def word(self, name: str, value: str = "") -> str:
        """A word of the interface as plain text."""
        return self.edition.word(name).text.replace(f"{{{VALUE}}}", value).translate(_BARE)

    def key_message(self, name: str) -> Block:
        """A key message in the words for the group."""
        unit = dict(self.messages[name].texts)[self.group]
        body = [{"k": "p", "r": self.runs(unit)}]
        title = [{"t": self.word("callout-key")}]
        return {
            "k": "callout",
            "kind": "key",
            "id": name,
            "group": self.group,
            "title": title,
            "body": body,
        }

    def contacts(self) -> Block:
        """All contacts of the edition, in the order of urgency."""
        every = self.edition.facts.contacts
        contacts = sorted(every, key=lambda one: CONTACT_KINDS.index(one.kind))
        rows = [self._contact(contact) for contact in contacts]
        return {"k": "contacts", "rows": rows, "columns": 2}

    def slot(self, slot: Slot) -> list[Block]:
        """What a slot stands for; tables about the standard stay on the site."""
        if slot.kind == "key":
            return [self.key_message(slot.name)]
        return [self.contacts()] if slot.name.startswith("contacts") else []

    def picture(self, unit: Unit) -> Block | None:
        """The drawing that a unit shows, if it shows one."""
        found = re.fullmatch(r"!\[([^\]]*)\]\(picture:([a-z0-9-]+)\)", unit.text)
        if not found or found[2] not in self.pictures:
            return None
        return {"k": "picture", "svg": self.pictures[found[2]], "alt": found[1].translate(_BARE)}

    def _pieces(self, unit: Unit, text: str, style: str, target: str) -> Iterator[Run]:
        """A text cut where facts are isolated, so that a number stays left to right."""
        about: Run = {"s": style} if style else {}
        if not self.edition.is_own(unit):
            about |= {"l": unit.language.partition("-")[0], "d": tags.direction(unit.language)}
        if target:
            about["u"] = target
        for place, piece in enumerate(_ISOLATED.split(text)):
            plain = piece.translate(_BARE)
            # A run of figures and dots has no direction of its own: it is given one.
            isolated: Run = {"d": "ltr"} if place % 2 else {}
            for part in filter(None, _BOX.split(plain)):
                yield {"t": part, **about, **isolated}

    def _target(self, href: str) -> str:
        """Where a link leads in print: to a contact's own address, or nowhere."""
        found = _TARGET.fullmatch(href)
        contact = self.edition.contact(found[2]) if found and found[1] == "contact" else None
        return (contact and contact.url) or ""

    def _contact(self, contact: Contact) -> Block:
        tag = self.edition.tag
        ways = []
        if contact.phone:
            ways.append([self.word("call"), contact.phone, f"tel:{formats.dialled(contact.phone)}"])
        if contact.text:
            ways.append([self.word("write-to"), contact.text, ""])
        if contact.url:
            ways.append(["", shown_url(contact.url) or "", contact.url])
        about = []
        if contact.hours == "always":
            about.append([{"t": self.word("always")}])
        elif contact.hours:
            about.append([{"t": formats.hours(tag, contact.hours)}])
        if contact.cost:
            about.append([{"t": self.word(f"cost-{contact.cost}")}])
        if contact.ages:
            about.append([{"t": self.word("ages", formats.ages(tag, *contact.ages))}])
        if contact.note:
            about.append(self.runs(contact.note))
        return {
            "id": contact.id,
            "kind": self.word(f"kind-{contact.kind}"),
            "name": self.runs(contact.name),
            "ways": ways,
            "about": about,
            "checked": self.word("checked-on", formats.day(tag, contact.checked))
            if contact.checked
            else self.word("unchecked"),
            "good": contact.checked is not None,
        }


class _Walk:
    """Walks the tokens of one text, and fills its holes with units and slots."""

    def __init__(self, printer: Printer, holes: list[Unit | Slot], tokens: list[Token]) -> None:
        self.printer, self.holes, self.tokens, self.at = printer, holes, tokens, 0

    def blocks(self, end: str = "") -> Iterator[Block]:
        """The blocks up to the token that ends this one."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                return
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[Block]:
        if token.type == "inline":
            yield from self._paragraph(token.content)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type.startswith("ordered")
            items = list(self._items(token.type.replace("_open", "_close")))
            yield {"k": "ol" if ordered else "ul", "items": items}
        elif token.type == "blockquote_open":
            yield {"k": "quote", "body": list(self.blocks("blockquote_close"))}
        elif token.type == "table_open":
            yield self._table()
        elif token.type == "admonition_open":
            yield from self._callout(token)

    def _items(self, end: str) -> Iterator[list[Block]]:
        while self.tokens[self.at].type != end:
            self.at += 1  # list_item_open
            yield list(self.blocks("list_item_close"))
        self.at += 1

    def _paragraph(self, content: str) -> Iterator[Block]:
        holes = [self.holes[int(number)] for number in _HOLE.findall(content)]
        for hole in holes:
            if isinstance(hole, Slot):
                yield from self.printer.slot(hole)
        units = [hole for hole in holes if isinstance(hole, Unit)]
        picture = self.printer.picture(units[0]) if len(units) == 1 else None
        if picture:
            yield picture
        elif units:
            yield {"k": "p", "r": [run for unit in units for run in self.printer.runs(unit)]}

    def _cells(self, content: str) -> list[Run]:
        return [run for block in self._paragraph(content) for run in block.get("r", ())]

    def _table(self) -> Block:
        head: list[list[Run]] = []
        rows: list[list[list[Run]]] = []
        row: list[list[Run]] = []
        in_head = False
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "thead_open":
                in_head = True
            elif token.type == "tr_open":
                row = []
            elif token.type == "inline":
                row.append(self._cells(token.content))
            elif token.type == "tr_close" and in_head:
                head, in_head = row, False
            elif token.type == "tr_close":
                rows.append(row)
        self.at += 1
        return {"k": "table", "head": head, "rows": rows, "widths": _widths([head, *rows])}

    def _callout(self, token: Token) -> Iterator[Block]:
        kind = str(token.info).strip().partition(" ")[0]
        title: list[Run] = []
        if self.tokens[self.at].type == "admonition_title_open":
            inline = self.tokens[self.at + 1]
            title = self._cells(inline.content)
            self.at += 3
        body = list(self.blocks("admonition_close"))
        title = title or [{"t": self.printer.word(f"callout-{kind}")}]
        yield {"k": "callout", "kind": kind, "title": title, "body": body}


def _widths(rows: list[list[list[Run]]]) -> list[float]:
    """How wide each column is: by its longest text, the widest at most four times the least."""
    columns = max(len(row) for row in rows)
    longest = [
        max((sum(len(run["t"]) for run in row[i]) for row in rows if i < len(row)), default=1)
        for i in range(columns)
    ]
    most = max(longest)
    return [round(max(length, most / 4, 1) ** 0.6, 2) for length in longest]
