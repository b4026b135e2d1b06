"""Sign-offs: they are bound to exactly what was reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.edition import Edition
from build_tools.problems import Problem, problem


def check_sign_offs(edition: Edition) -> Iterator[Problem]:
    """A sign-off of another state of the edition counts for nothing."""
    for one in edition.file.sign_offs:
        if one.digest != edition.digest:
            yield problem("E04", edition.file.where, organisation=one.organisation)
