"""Which contacts of an edition somebody should call or open next, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from build_tools.conformance import VALID_DAYS, Reason, is_good
from build_tools.edition import Edition
from build_tools.layer import Contact
from build_tools.read.facts import CONTACT_KINDS

SOON_DAYS = 60
ENOUGH_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Call:
    """A contact to verify, and why: never checked, checked too long ago, soon so, or one source."""

    contact: Contact
    reasons: tuple[Reason, ...]


def calls_of(edition: Edition, today: date, within: int = SOON_DAYS) -> tuple[Call, ...]:
    """The contacts to verify on a day: those that count for nothing, then those that soon will.

    Among those that nobody has checked, the kind decides; among those whose check ends, the day.
    """
    found = []
    for place, contact in enumerate(edition.facts.contacts):
        reasons = tuple(_reasons(contact, today, within))
        if reasons:
            found.append((_urgency(contact, today, within), place, Call(contact, reasons)))
    return tuple(call for _, _, call in sorted(found, key=lambda row: row[:2]))


def good_until(contact: Contact) -> date | None:
    """The last day on which the check of a contact counts."""
    return contact.checked + timedelta(days=VALID_DAYS) if contact.checked else None


def _reasons(contact: Contact, today: date, within: int) -> list[Reason]:
    found = []
    last = good_until(contact)
    if last is None or contact.checked is None:
        found.append(Reason("never-checked"))
    elif not is_good(contact, today):
        found.append(Reason("checked-too-long-ago", contact.checked.isoformat()))
    elif (last - today).days <= within:
        found.append(Reason("check-ends", last.isoformat()))
    if len(contact.sources) < ENOUGH_SOURCES:
        found.append(Reason("too-few-sources", str(len(contact.sources))))
    return found


def _urgency(contact: Contact, today: date, within: int) -> tuple[int, int, int]:
    """From the most urgent: not good, ending soon, too few sources alone."""
    # The kinds stand in the order in which a child in danger turns to them.
    kind = CONTACT_KINDS.index(contact.kind)
    last = good_until(contact)
    if last is None or not is_good(contact, today):
        return 0, kind, last.toordinal() if last else 0
    if (last - today).days <= within:
        return 1, last.toordinal(), kind
    return 2, kind, 0
