"""How an edition differs from the standard: how much is translated, stale and changed."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.edition import Change, Edition
from build_tools.merge.adapt import count_words, full_address
from build_tools.model import ABOUT, BANDS
from build_tools.units import Unit, units_of


@dataclass(frozen=True, slots=True)
class Differences:
    """Counts over an edition; shares are parts of one, of units or of source words.

    `by_module` has the share of words that layers took away from each module they touched.
    """

    translated: float
    translated_pupils: float
    stale: int
    share: float
    by_module: tuple[tuple[str, float], ...]
    additions: tuple[str, ...]
    stale_changes: tuple[Change, ...]


def differences_of(edition: Edition) -> Differences:
    """The differences between an edition and the standard."""
    shown = shown_units(edition)
    pupils = [unit for unit in shown if _is_for_pupils(unit)]
    words: dict[str, int] = {}
    for change in edition.changes:
        path = full_address(change.adaptation.target).rpartition("/")[0]
        words[path] = words.get(path, 0) + change.words
    sizes = {module.path: count_words(module) for module in edition.original.modules}
    by_module = ((path, count / max(sizes.get(path, 1), 1)) for path, count in words.items())
    return Differences(
        _own_share(edition, shown),
        _own_share(edition, pupils),
        sum(unit.state == "stale" for unit in shown),
        sum(words.values()) / max(sum(sizes.values()), 1),
        tuple(sorted(by_module)),
        tuple(module.path for module in edition.modules if module.origin),
        tuple(change for change in edition.changes if change.stale),
    )


def shown_units(edition: Edition) -> tuple[Unit, ...]:
    """The units that the edition shows somewhere; not the variants it did not choose."""
    standard = edition.standard
    messages = (message.texts for message in standard.key_messages)
    outcomes = (outcome.text for outcome in standard.outcomes)
    others = (standard.tagline, standard.groups, standard.elements, standard.interface)
    local = (edition.facts, edition.file.emphasis)
    return units_of((*others, *messages, *outcomes, standard.modules, *local))


def _own_share(edition: Edition, units: tuple[Unit, ...] | list[Unit]) -> float:
    return sum(edition.is_own(unit) for unit in units) / len(units) if units else 1.0


def _is_for_pupils(unit: Unit) -> bool:
    """Whether pupils read it: their bands' pages without lesson plans and slides, and about."""
    group, _, rest = unit.address.partition("/")
    part = rest.partition("#")[0].partition("/")[2]
    return (group in BANDS and part not in ("lesson", "slides")) or group == ABOUT
