"""What a review of an edition covers, piece by piece, and whether each sign-off still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from build_tools import digest
from build_tools.edition import Edition
from build_tools.layer import Role, SignOff
from build_tools.read.profile import LINK
from build_tools.units import units_of

# The name of each piece, such as `teens/be-the-friend/lesson`, with the digest of what it says.
Pieces = tuple[tuple[str, str], ...]
_Values = Iterator[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Since:
    """A piece that is not what it was when an organisation signed."""

    piece: str
    how: Literal["changed", "added", "gone"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sign-off is worth now: only one that `holds` counts."""

    sign_off: SignOff
    name: Literal["holds", "changed", "replaced", "withdrawn", "damaged", "unproven"]
    since: tuple[Since, ...] = ()


def pieces_of(edition: Edition, role: Role) -> Pieces:
    """Everything that a review of this role covers.

    A contact that changes voids no review of the words around it: texts count as they were before
    facts were filled in, and the contacts have a review of their own.
    """
    values = {"language": _words, "safeguarding": _teaching, "contacts": _contacts}[role](edition)
    return tuple(sorted((name, digest.of_content(value)) for name, value in values))


def digest_of(tag: str, role: Role, pieces: Pieces) -> str:
    """What a sign-off names: the pieces, whose review it is, and the edition."""
    return digest.of_texts((tag, role, *(text for piece in pieces for text in piece)))


def short(pieces: Pieces) -> Pieces:
    """The pieces as a record keeps them, to name what changed."""
    return tuple((name, full[: digest.SHORT]) for name, full in pieces)


def standings(edition: Edition) -> tuple[Standing, ...]:
    """Every sign-off of an edition, in the order of signing, with what it is worth now."""
    all_of_them = edition.file.sign_offs
    pieces = {one.role: pieces_of(edition, one.role) for one in all_of_them}
    return tuple(
        _standing(edition, one, pieces[one.role], all_of_them[place + 1 :])
        for place, one in enumerate(all_of_them)
    )


def named(standing: Standing, most: int = 1000) -> str:
    """What changed since, by name: `teens/x/lesson, contacts/y (added) and 3 more`."""
    names = [
        one.piece if one.how == "changed" else f"{one.piece} ({one.how})" for one in standing.since
    ]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    # A damaged list of pieces may name nothing; the digest says all the same that it differs.
    return ", ".join(names[:most]) + more if names else "not told by its record"


def _standing(edition: Edition, one: SignOff, now: Pieces, later: tuple[SignOff, ...]) -> Standing:
    if one.withdrawn:
        return Standing(one, "withdrawn")
    if any((o.organisation, o.role) == (one.organisation, one.role) for o in later):
        return Standing(one, "replaced")
    if not one.sound:
        return Standing(one, "damaged")
    if one.proof not in ("good", "unsigned"):
        return Standing(one, "unproven")
    if one.digest == digest_of(edition.tag, one.role, now):
        return Standing(one, "holds")
    return Standing(one, "changed", tuple(_changes(dict(one.pieces), dict(short(now)))))


def _changes(was: dict[str, str], now: dict[str, str]) -> Iterator[Since]:
    for name in sorted(was.keys() | now.keys()):
        if name not in now:
            yield Since(name, "gone")
        elif name not in was:
            yield Since(name, "added")
        elif was[name] != now[name]:
            yield Since(name, "changed")


def _words(edition: Edition) -> _Values:
    """What the edition shows in its own language; what it borrows from another is not reviewed."""
    standard = edition.standard
    brand = edition.file.brand
    frame = (standard.tagline, standard.groups, standard.elements, standard.interface)
    everything = (
        *_teaching(edition),
        ("interface", (*frame, brand and brand.logo_text)),
    )
    for name, value in everything:
        own = tuple(unit for unit in units_of(value) if edition.is_own(unit))
        if own:
            yield name, own
    yield "title", edition.title
    if edition.facts.names:
        yield "names", edition.facts.names


def _teaching(edition: Edition) -> _Values:
    """What the edition teaches: modules, key messages, and every choice that was made in them."""
    standard, facts = edition.standard, edition.facts
    for module in edition.modules:
        yield module.path, replace(module, parts=(), order=0)
        for part in module.parts:
            yield f"{module.path}/{part.name}", part
    for message in standard.key_messages:
        yield f"key-messages/{message.id}", (message.texts, message.variant)
    yield "outcomes", standard.outcomes
    for change in edition.changes:
        one = change.adaptation
        yield f"changes/{one.layer}/{one.target}", (one.action, one.reason, one.heading)
    for pick in facts.picks:
        yield f"choices/{pick.message}", (pick.variant, pick.reason, pick.source)
    for name, value in (
        ("words", facts.words),
        ("laws", facts.laws),
        ("emphasis", edition.file.emphasis or ()),
    ):
        if value:
            yield name, value
    named = {
        name for unit in units_of(edition.modules) for kind, name in LINK.findall(unit.source)
        if kind == "picture"
    }  # fmt: skip
    for picture in standard.pictures:
        if picture.name in named:
            yield f"pictures/{picture.name}", picture.svg


def _contacts(edition: Edition) -> _Values:
    """Each contact but for the day of its last check, and who comes first of each kind."""
    first: dict[str, str] = {}
    for contact in edition.facts.contacts:
        first.setdefault(contact.kind, contact.id)
        yield f"contacts/{contact.id}", replace(contact, checked=None)
    if first:
        yield "first-contacts", tuple(sorted(first.items()))
