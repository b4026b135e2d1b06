"""Contacts: a number that can exist in its country, free of extra cost, with sources and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, shortnumberinfo

from build_tools import formats, tags
from build_tools.conformance import VALID_DAYS
from build_tools.edition import Edition
from build_tools.layer import Contact, Layer
from build_tools.problems import Problem, problem

_DAYS = f"(?:{'|'.join((*formats.DAYS, 'PH'))})"
_RANGE = rf"{_DAYS}(?:[-,]{_DAYS})*"
_TIMES = r"[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d(?:,[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d)*"
_RULE = rf"(?:{_RANGE} )?(?:{_TIMES}|off)"
# Tables of numbering plans lag behind: a new children's line may be missing. Whoever names where
# the number is announced may use it, and is asked to dial it.
_SHORT = re.compile(r"[1-9]\d{2,5}")
HOURS = re.compile(rf"always|24/7|{_RULE}(?:; ?{_RULE})*")


def check_contacts(layer: Layer, today: date) -> Iterator[Problem]:
    """Every contact that a layer names, by itself."""
    country = tags.country_of(layer.tag)
    for contact in layer.facts.contacts:
        for number in (contact.phone, contact.text):
            if number:
                yield from _number(contact, number, country)
        if not (contact.phone or contact.text or contact.url):
            yield problem("C10", contact.where, id=contact.id)
        if contact.hours is not None and not HOURS.fullmatch(contact.hours):
            yield problem("C05", contact.where, found=contact.hours)
        if len(contact.sources) < 2:
            yield problem("C04", contact.where, id=contact.id, count=len(contact.sources))
        yield from _date(contact, today)


def check_required(edition: Edition) -> Iterator[Problem]:
    """Every kind of contact that the standard requires is named."""
    kinds = {contact.kind for contact in edition.facts.contacts}
    for kind in edition.standard.required_contacts:
        if kind not in kinds:
            yield problem("C09", edition.file.where, kind=kind)


def _date(contact: Contact, today: date) -> Iterator[Problem]:
    if contact.checked is None:
        yield problem("C06", contact.where, id=contact.id)
    elif contact.checked > today:
        yield problem("C08", contact.where, id=contact.id, day=contact.checked)
    elif (today - contact.checked).days > VALID_DAYS:
        yield problem("C07", contact.where, id=contact.id, day=contact.checked)


def _number(contact: Contact, number: str, country: str) -> Iterator[Problem]:
    """A number is good if it is a valid one, or a short one that the country's plan has."""
    name = formats.country_name(country, "en") if country else "this layer (it has no country)"
    try:
        parsed = phonenumbers.parse(number, country or None)
    except NumberParseException:
        yield problem("C01", contact.where, phone=number, country=name)
        return
    short = bool(country) and shortnumberinfo.is_valid_short_number_for_region(parsed, country)
    long = (
        phonenumbers.is_valid_number_for_region(parsed, country)
        if country
        else phonenumbers.is_valid_number(parsed)
    )
    if parsed.extension or not (long or (short and not number.startswith("+"))):
        announced = contact.short_number and _SHORT.fullmatch(number)
        code = "C11" if announced else "C01"
        yield problem(code, contact.where, phone=number, country=name)
        return
    cost = shortnumberinfo.expected_cost_for_region(parsed, country) if short else None
    premium = cost == shortnumberinfo.ShortNumberCost.PREMIUM_RATE
    if premium or phonenumbers.number_type(parsed) == PhoneNumberType.PREMIUM_RATE:
        yield problem("C02", contact.where, phone=number)
