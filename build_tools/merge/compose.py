"""Compose: select, adapt, choose, translate, fill, in this order (formats are put on when shown).

Pure: no files, no clock, no state. All that can be asked of an edition is computed from the value
that comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from build_tools import digest, tags
from build_tools.edition import Edition, Standard
from build_tools.layer import NO_FACTS, EditionFile, Facts, Layer, Message, Pick
from build_tools.merge.adapt import adapt, select
from build_tools.merge.fill import filler, values_of
from build_tools.merge.translate import translator
from build_tools.model import KeyMessage
from build_tools.problems import Problem, Where, nearest, problem
from build_tools.units import Unit, map_units

ANYONE = "any-"
DEFAULT = "default"


def compose(standard: Standard, layers: Sequence[Layer], tag: str) -> tuple[Edition, list[Problem]]:
    """The edition of `tag`: the standard under its layers, least specific first."""
    layer = reduce(merge_layers, layers, Layer("", ""))
    original = standard
    problems: list[Problem] = []
    modules, more = select(standard.modules, layer.additions)
    modules, changes, others = adapt(modules, layer.adaptations)
    messages, wrong = _choose(standard.key_messages, layer.facts.picks)
    problems += [*more, *others, *wrong]
    facts = merge_facts(standard.facts, layer.facts)
    standard = replace(standard, modules=modules, key_messages=messages, facts=NO_FACTS)
    file = layer.edition or EditionFile(Where("locales"), standard.name)
    whole = (standard, facts, file, changes)
    language = tags.language_of(tag)
    by_source = {message.source: message for message in layer.messages}
    whole = map_units(whole, _translate(by_source, language, standard.language))
    rtl = tags.direction(tag) == "rtl"
    anyone = {
        key.removeprefix(ANYONE): unit for key, unit in whole[0].interface if key.startswith(ANYONE)
    }
    fill = filler(values_of(whole[1], anyone, rtl), problems)
    standard, facts, file, changes = map_units(whole, fill)
    edition = Edition(
        tag,
        tags.direction(tag),
        file.title,
        tuple(one.tag for one in layers),
        standard,
        original,
        file,
        facts,
        changes,
        layer.logo if file.brand and file.brand.logo else b"",
    )
    whole_digest = digest.of_value((tag, file.title, file.brand, standard, facts, edition.logo))
    return replace(edition, digest=whole_digest), problems


def merge_layers(under: Layer, over: Layer) -> Layer:
    """Two layers as one: what the more specific one says stands over the other's.

    Associative, with the empty layer as its neutral value.
    """
    messages = {message.source: message for message in (*under.messages, *over.messages)}
    return Layer(
        over.tag,
        over.language,
        merge_facts(under.facts, over.facts),
        tuple(messages.values()),
        (*under.adaptations, *over.adaptations),
        (*under.additions, *over.additions),
        over.edition or under.edition,
        over.logo or under.logo,
    )


def merge_facts(under: Facts, over: Facts) -> Facts:
    """Facts over facts: contacts by id, the more specific first; words and names by key."""
    ids = {contact.id for contact in over.contacts}
    contacts = (*over.contacts, *(one for one in under.contacts if one.id not in ids))
    picks = {pick.message: pick for pick in (*under.picks, *over.picks)}
    return Facts(
        contacts,
        tuple({**dict(under.words), **dict(over.words)}.items()),
        tuple({**dict(under.names), **dict(over.names)}.items()),
        over.paper or under.paper,
        (*under.laws, *over.laws),
        tuple(picks.values()),
    )


def _choose(
    messages: Iterable[KeyMessage], picks: Iterable[Pick]
) -> tuple[tuple[KeyMessage, ...], list[Problem]]:
    """Every key message in the variant that the country chose, or in its default words."""
    chosen = {message.id: message for message in messages}
    problems = []
    for pick in picks:
        message = chosen.get(pick.message)
        if message is None:
            near = nearest(pick.message, chosen)
            problems.append(problem("R06", pick.where, found=pick.message, near=near))
            continue
        if pick.variant == DEFAULT:
            continue
        variant = next((one for one in message.variants if one.name == pick.variant), None)
        if variant is None:
            near = nearest(pick.variant, (DEFAULT, *(one.name for one in message.variants)))
            problems.append(
                problem("K05", pick.where, id=message.id, found=pick.variant, near=near)
            )
            continue
        texts = tuple({**dict(message.texts), **dict(variant.texts)}.items())
        chosen[message.id] = replace(message, texts=texts, variant=variant.name)
    return tuple(chosen.values()), problems


def _translate(by_source: dict[str, Message], language: str, source: str) -> Callable[[Unit], Unit]:
    """Translate a unit of the standard or of a layer."""
    of_standard = translator(by_source, language, source, "source")
    of_layer = translator(by_source, language, source, "adapted")

    def translate(unit: Unit) -> Unit:
        return (of_layer if from_layer(unit) else of_standard)(unit)

    return translate


def from_layer(unit: Unit) -> bool:
    """Whether a layer wrote the unit: its file lies in the folder of the layers."""
    return unit.where.file.startswith("locales/")
