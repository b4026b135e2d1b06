"""Words: what a text may not hold, in the standard, in layers and in what an edition shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools import tags
from build_tools.edition import Edition, Standard
from build_tools.layer import Facts, Layer
from build_tools.merge.fit import ADDRESS, long_numbers
from build_tools.model import Term
from build_tools.problems import Problem, problem
from build_tools.read.profile import PLACEHOLDER, block_at_start, check_inline
from build_tools.units import Unit, units_of

_PHONE = re.compile(r"\+?\d(?:[ ().\-/]{0,2}\d){5,}")
_TARGET = re.compile(r"\]\([^)]*\)")


def check_standard_words(standard: Standard) -> Iterator[Problem]:
    """YAML texts keep to the profile of Markdown; no address or telephone number in prose."""
    for unit in units_of(standard):
        yield from _yaml_profile(unit)
        prose = _TARGET.sub("]", PLACEHOLDER.sub("", unit.source))
        for found in (*ADDRESS.finditer(prose), *_PHONE.finditer(prose)):
            yield problem("W02", unit.where, found=found[0])


def check_layer_words(layer: Layer, beside: Facts) -> Iterator[Problem]:
    """What a layer wrote itself: the profile, no address, and no number but of the facts.

    `beside` are the facts of all layers that it meets in an edition.
    """
    known = numbers_of_facts(beside)
    for unit in units_of((layer.facts, layer.adaptations, layer.additions, layer.edition)):
        yield from _yaml_profile(unit)
        prose = _TARGET.sub("]", PLACEHOLDER.sub("", unit.source))
        if "![" in unit.source:
            yield problem("M05", unit.where, found="![")
        for found in ADDRESS.finditer(prose):
            yield problem("W02", unit.where, found=found[0])
        for number in sorted(long_numbers(prose) - known):
            yield problem("A11", unit.where, found=number)


def check_terms(edition: Edition) -> Iterator[Problem]:
    """No word that `terms.yml` says to avoid, in any language that the edition shows."""
    standard = edition.standard
    for module in standard.modules:
        yield from _avoided(units_of(module), standard.terms, module.group)
    for message in standard.key_messages:
        for group, unit in message.texts:
            yield from _avoided((unit,), standard.terms, group)


def numbers_of_facts(facts: Facts) -> set[str]:
    """The numbers that contacts and words of a layer name."""
    texts = [text or "" for one in facts.contacts for text in (one.phone, one.text, one.hours)]
    texts += [unit.source for _, unit in facts.words]
    texts += [unit.source for law in facts.laws for unit in (law.about, law.text)]
    return {number for text in texts for number in long_numbers(text)}


def _yaml_profile(unit: Unit) -> Iterator[Problem]:
    """Markdown files were held against the profile line by line; YAML texts are held here."""
    if unit.kind == "field":
        yield from check_inline(unit.source, unit.where)
        if block := block_at_start(unit.source):
            yield problem("M15", unit.where, found=block)


def _avoided(units: tuple[Unit, ...], terms: tuple[Term, ...], group: str) -> Iterator[Problem]:
    # Most modules hold none of the words: one look at the whole is enough for them.
    whole = "\n".join(unit.text for unit in units).casefold()
    for term in terms:
        if term.avoid.casefold() not in whole or (term.groups and group not in term.groups):
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(term.avoid.casefold())}(?!\w)")
        for unit in units:
            spoken = tags.same_language(unit.language, term.language)
            if spoken and pattern.search(unit.text.casefold()):
                yield problem("W01", unit.where, found=term.avoid, reason=term.reason, use=term.use)
