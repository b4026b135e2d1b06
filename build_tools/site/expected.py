"""What the finished pages of an edition have to hold, for the inspection of the output."""

from __future__ import annotations

from build_tools.edition import Edition
from build_tools.inspect_output import Expected, ExpectedContact
from build_tools.layer import Contact
from build_tools.merge.fill import shown_url
from build_tools.model import TextPart
from build_tools.plan import Page, Plan
from build_tools.read.profile import plain_text
from build_tools.site.writing import WITHOUT_ISOLATES, phone_target, sms_target
from build_tools.units import Slot, Unit

# Where "Leave quickly" leads: fixed here, never from a layer.
LEAVE = "https://www.bbc.co.uk/weather"
# Material's notice in the footer is taken away; nothing else of the theme leads out.


def expected_of(edition: Edition, plan: Plan, editions: tuple[str, ...]) -> Expected:
    """The expectations of an edition's pages."""
    return Expected(
        edition.tag,
        edition.direction,
        tuple((page.address, _messages(edition, page)) for page in plan.pages),
        tuple(_contact(contact) for contact in edition.facts.contacts),
        frozenset(_addresses(edition)),
        frozenset(editions),
    )


def _messages(edition: Edition, page: Page) -> tuple[tuple[str, str], ...]:
    if not isinstance(page.part, TextPart):
        return ()
    chosen = {message.id: message for message in edition.standard.key_messages}
    found = []
    for section in page.part.sections:
        for piece in section.body:
            if isinstance(piece, Slot) and piece.kind == "key":
                unit = chosen[piece.name].text_for(page.group)
                found.append((piece.name, _words(edition, unit) if unit else ""))
    return tuple(found)


def _words(edition: Edition, unit: Unit) -> str:
    """A unit as a reader sees it, with the note of its state."""
    text = plain_text(unit).translate(WITHOUT_ISOLATES)
    if unit.state == "stale":
        name = "older-translation" if edition.is_own(unit) else "held-back"
        text = f"{text} ({plain_text(edition.word(name))})"
    return " ".join(text.split())


def _contact(contact: Contact) -> ExpectedContact:
    ways = []
    if contact.phone:
        ways.append((contact.phone, phone_target(contact.phone)))
    if contact.text:
        ways.append((contact.text, sms_target(contact.text)))
    if contact.url:
        ways.append((shown_url(contact.url) or "", contact.url))
    return ExpectedContact(contact.id, tuple(ways))


def _addresses(edition: Edition) -> set[str]:
    """Every address that may lead out: of contacts, sources and laws, and to leave quickly."""
    found = {LEAVE}
    for contact in edition.facts.contacts:
        found |= {target for _, target in _contact(contact).ways}
    found |= {source.url for source in edition.standard.sources if source.url}
    found |= {law.source for law in edition.facts.laws}
    return found | ({edition.file.site_url} if edition.file.site_url else set())
