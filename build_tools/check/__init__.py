"""The rules: each file holds a family of them, values in and problems out.

`check_standard` and `check_layer` judge what was written, `check_edition` what came together.
"""

from __future__ import annotations

from datetime import date

from build_tools.check.adaptations import check_shares
from build_tools.check.brand import check_brand
from build_tools.check.contacts import check_contacts, check_required
from build_tools.check.conversations import check_conversations
from build_tools.check.figures import check_figures
from build_tools.check.lessons import check_lessons, check_outcomes, check_whole
from build_tools.check.messages import check_bands, check_messages
from build_tools.check.reading import check_reading
from build_tools.check.references import (
    Names,
    check_edition_file,
    check_module_references,
    check_sources,
)
from build_tools.check.sign_offs import check_days, check_sign_offs
from build_tools.check.together import check_changes, check_together
from build_tools.check.translations import check_translations
from build_tools.check.words import check_layer_words, check_standard_words, check_terms
from build_tools.edition import Edition, Standard
from build_tools.layer import Facts, Layer
from build_tools.problems import Problem


def check_standard(standard: Standard) -> list[Problem]:
    """Every rule that the standard itself has to keep."""
    modules = standard.modules
    return [
        *check_standard_words(standard),
        *check_sources(standard),
        *check_lessons(modules, standard),
        *check_outcomes(standard),
        *check_conversations(modules),
        *check_messages(modules, standard),
        *check_whole(standard),
        *check_bands(standard),
        *check_together(modules, standard),
        *check_reading(standard),
        *check_figures(standard),
    ]


def check_layer(layer: Layer, standard: Standard, beside: Facts, today: date) -> list[Problem]:
    """Every rule that a layer has to keep; `beside` are the facts it meets in its editions."""
    modules = layer.additions
    return [
        *check_layer_words(layer, beside),
        *check_lessons(modules, standard),
        *check_conversations(modules),
        *check_messages(modules, standard),
        *check_together(modules, standard),
        *check_changes(layer, standard),
        *check_contacts(layer, today),
        *check_days(layer, today),
        *check_translations(layer),
    ]


def check_edition(edition: Edition) -> list[Problem]:
    """Every rule about what came together: links, contacts, terms in its language, shares."""
    names = Names.of(edition)
    return [
        *check_module_references(edition, names),
        *check_edition_file(edition, names),
        *check_required(edition),
        *check_terms(edition),
        *check_shares(edition),
        *check_sign_offs(edition),
        *check_brand(edition),
    ]
