"""Adaptations: how much of the standard a layer may take away and still conform."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.differences import differences_of
from build_tools.edition import Edition
from build_tools.problems import Problem, problem


def check_shares(edition: Edition) -> Iterator[Problem]:
    """The share of words replaced or left out, of each module and of the whole."""
    found = differences_of(edition)
    standard = edition.original
    shares = [(path, share, standard.module_limit) for path, share in found.by_module]
    shares.append(("the standard", found.share, standard.edition_limit))
    for what, share, limit in shares:
        if share * 100 > limit:
            where = edition.file.where
            yield problem("A06", where, share=round(share * 100), what=what, limit=limit)
