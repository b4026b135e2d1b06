"""Pieces to Markdown: units in their language, links resolved, facts isolated, key messages in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from build_tools import formats, tags
from build_tools.conformance import Verdict
from build_tools.edition import Edition
from build_tools.layer import Contact
from build_tools.merge.fill import END, FIRST_STRONG, LEFT_TO_RIGHT, VALUE
from build_tools.model import Section
from build_tools.plan import HELP, Page, Plan, about_step, page_path
from build_tools.read.markdown_pieces import unfold
from build_tools.read.profile import LINK, plain_text
from build_tools.shelf import Pack
from build_tools.units import Body, Slot, Unit

_BARE_CALLOUT = re.compile(r"^([ >]*!!! )(say|ask|do|note|care|cut)[ ]*$", re.MULTILINE)
WITHOUT_ISOLATES = dict.fromkeys(map(ord, (LEFT_TO_RIGHT, FIRST_STRONG, END)))
ISOLATES = {LEFT_TO_RIGHT: '<bdi dir="ltr">', FIRST_STRONG: "<bdi>", END: "</bdi>"}
SOURCES = "about/sources.md"
PICTURES = "assets/pictures"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the parts of one page of an edition."""

    edition: Edition
    plan: Plan
    page: Page
    verdict: Verdict
    table: Callable[[Writer, str], str]
    packs: tuple[Pack, ...] = ()

    def word(self, name: str, value: str = "") -> str:
        """A word of the interface, as inline Markdown, with its value in its place."""
        return self.inline(self.edition.word(name)).replace(f"{{{VALUE}}}", value)

    def inline(self, unit: Unit) -> str:
        """A unit within a line: in another language than the page's, it is wrapped."""
        text = self.shown(unit)
        if self.edition.is_own(unit):
            return text
        way = tags.direction(unit.language)
        return f'<span lang="{unit.language}" dir="{way}">{text}</span>'

    def shown(self, unit: Unit) -> str:
        """A unit's text with links resolved, facts isolated and its state said."""
        text = LINK.sub(lambda found: f"]({self.target(found[1], found[2])})", unfold(unit))
        for sign, tag in ISOLATES.items():
            text = text.replace(sign, tag)
        if unit.state == "stale":
            name = "held-back" if not self.edition.is_own(unit) else "older-translation"
            text = f"{text} *({self.edition.word(name).text})*{{: .{name} }}"
        return text

    def plain(self, unit: Unit) -> str:
        """A unit as plain text, for titles and attributes."""
        return plain_text(unit).translate(WITHOUT_ISOLATES)

    def target(self, kind: str, name: str) -> str:
        """Where a link by id leads from this page."""
        address, _, anchor = name.partition("#")
        if kind == "contact":
            contact = self.edition.contact(name)
            return (contact and contact_target(contact)) or self.page.towards(HELP)
        if kind == "source":
            return f"{self.page.towards(SOURCES)}#{name}"
        if kind == "picture":
            return self.page.towards(f"{PICTURES}/{name}.svg")
        path = page_path(f"about/{address}" if kind == "about" else address)
        return self.page.towards(path) + (f"#{anchor}" if anchor else "")

    def section(self, section: Section) -> str:
        """A section: its heading with its id, what the step is, and its text."""
        blocks = []
        if section.heading is not None:
            marks = f"#{section.id}{self._language(section.heading)}"
            blocks.append(f"{'#' * section.level} {self.shown(section.heading)} {{: {marks} }}")
        about = about_step(self.edition.tag, section, self.word)
        if about:
            blocks.append(f"{about}\n{{: .step }}")
        blocks.append(self.body(section.body))
        return "\n\n".join(block for block in blocks if block)

    def body(self, body: Body) -> str:
        """The text of a section."""
        return "".join(self._piece(piece) for piece in body)

    def key_message(self, name: str, indent: str = "") -> str:
        """A key message in the words for this page's group, marked so that it can be proven."""
        message = next(one for one in self.edition.standard.key_messages if one.id == name)
        unit = dict(message.texts)[self.page.group]  # K04 has seen to it that it is there
        marks = f'data-key="{name}"{self._language(unit)}'
        title = f'"{self.word("callout-key")}"'
        text = f"!!! key {title}\n    {self.shown(unit)}\n    {{: {marks} }}"
        return text.replace("\n", f"\n{indent}")

    def _piece(self, piece: str | Unit | Slot) -> str:
        if isinstance(piece, Slot):
            if piece.kind == "key":
                return self.key_message(piece.name, piece.indent)

            return self.table(self, piece.name).replace("\n", f"\n{piece.indent}")
        if isinstance(piece, str):
            return _BARE_CALLOUT.sub(
                lambda found: f'{found[1]}{found[2]} "{self.word(f"callout-{found[2]}")}"', piece
            )
        if piece.kind == "title":
            return self.inline(piece)
        marks = self._language(piece)
        if not marks:
            return self.shown(piece)
        if piece.kind == "cell":
            return f"{self.shown(piece)} {{:{marks} }}"
        return f"{self.shown(piece)}\n{piece.indent}{{:{marks} }}"

    def _language(self, unit: Unit) -> str:
        """The attributes of text in another language than the page's."""
        if self.edition.is_own(unit):
            return ""
        return f' lang="{unit.language}" dir="{tags.direction(unit.language)}"'


def contact_target(contact: Contact) -> str:
    """Where a contact's link leads: its page, or else its number."""
    if contact.url:
        return contact.url
    return phone_target(contact.phone) if contact.phone else sms_target(contact.text)


def phone_target(phone: str) -> str:
    """The address that dials a number: derived from its digits, never written by hand."""
    return f"tel:{formats.dialled(phone)}"


def sms_target(text: str | None) -> str:
    """The address that writes to a number."""
    return f"sms:{formats.dialled(text)}" if text else ""
