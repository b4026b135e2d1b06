"""Whether an edition may call itself an edition of the standard, and why: computed, not claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from build_tools.differences import Differences, differences_of
from build_tools.edition import Edition
from build_tools.layer import Contact
from build_tools.review import Standing, standings

ROLES = ("language", "safeguarding")
VALID_DAYS = 365
WHOLE_SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is missing; `detail` names it: a contact, a share, a count."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`conforming`; `draft`, which lacks what the reasons say; or `derived`, changed too much."""

    name: Literal["conforming", "draft", "derived"]
    reasons: tuple[Reason, ...]
    differences: Differences
    sign_offs: tuple[Standing, ...] = ()


def judge(edition: Edition, today: date) -> Verdict:
    """What the edition may call itself on this day (contacts are good for 12 months)."""
    found = differences_of(edition)
    changed = tuple(_changed_too_much(edition, found))
    signed = standings(edition)
    missing = (
        *_messages(edition),
        *_contacts(edition, today),
        *_translations(found),
        *_sign_offs(signed, today),
    )
    if changed:
        return Verdict("derived", (*changed, *missing), found, signed)
    return Verdict("draft" if missing else "conforming", missing, found, signed)


def is_good(contact: Contact, today: date) -> bool:
    """Whether somebody checked the contact within 12 months."""
    return contact.checked is not None and 0 <= (today - contact.checked).days <= VALID_DAYS


def _changed_too_much(edition: Edition, found: Differences) -> Iterator[Reason]:
    standard = edition.original
    if found.share * 100 > standard.edition_limit:
        yield Reason("changed", f"{found.share:.0%}")
    for path, share in found.by_module:
        if share * 100 > standard.module_limit:
            yield Reason("changed", f"{path} {share:.0%}")


def _messages(edition: Edition) -> Iterator[Reason]:
    for message in edition.standard.key_messages:
        groups = [g for g, unit in message.texts if not edition.is_own(unit)]
        if groups:
            yield Reason("message", f"{message.id} ({', '.join(groups)})")


def _contacts(edition: Edition, today: date) -> Iterator[Reason]:
    contacts = edition.facts.contacts
    for kind in edition.standard.required_contacts:
        if not any(contact.kind == kind for contact in contacts):
            yield Reason("contact-missing", kind)
    for contact in contacts:
        if not is_good(contact, today):
            yield Reason("contact-unchecked", contact.id)


def _translations(found: Differences) -> Iterator[Reason]:
    if found.stale:
        yield Reason("stale", str(found.stale))
    if found.translated_pupils < 1:
        yield Reason("untranslated-pupils", f"{found.translated_pupils:.0%}")
    if found.translated < WHOLE_SHARE:
        yield Reason("untranslated", f"{found.translated:.0%}")
    for change in found.stale_changes:
        yield Reason("stale-change", change.adaptation.target)


def _sign_offs(signed: tuple[Standing, ...], today: date) -> Iterator[Reason]:
    good = {
        one.sign_off.role
        for one in signed
        if one.name == "holds" and one.sign_off.day <= today
    }  # fmt: skip
    for role in ROLES:
        if role not in good:
            yield Reason(f"no-sign-off-{role}")
