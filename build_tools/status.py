"""The state of an edition in one row: what is translated, stale, changed, checked and signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_tools.conformance import is_good, judge
from build_tools.edition import Edition
from build_tools.review import Since, Standing


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-off: who, what for, when, whether it holds, and if not, what changed since."""

    organisation: str
    role: str
    date: str
    state: str
    signature: str
    since: tuple[Since, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """One row of the table; shares are parts of one."""

    tag: str
    title: str
    translated: float
    translated_pupils: float
    stale: int
    adaptations: int
    additions: int
    share: float
    contacts_checked: int
    contacts: int
    sign_offs: tuple[Signed, ...]
    review: str
    conformance: str
    reasons: tuple[str, ...]


def status_of(edition: Edition, today: date) -> Status:
    """The row of an edition on a day."""
    verdict = judge(edition, today)
    found = verdict.differences
    contacts = edition.facts.contacts
    return Status(
        edition.tag,
        edition.title,
        found.translated,
        found.translated_pupils,
        found.stale,
        len(edition.changes),
        len(found.additions),
        found.share,
        sum(is_good(contact, today) for contact in contacts),
        len(contacts),
        tuple(signed(one) for one in verdict.sign_offs),
        dict(edition.file.review).get("language", "not reviewed"),
        verdict.name,
        tuple(f"{one.name} {one.detail}".strip() for one in verdict.reasons),
    )


def signed(standing: Standing) -> Signed:
    """One sign-off in plain words."""
    one = standing.sign_off
    day = one.day.isoformat()
    return Signed(one.organisation, one.role, day, standing.name, one.proof, standing.since)
