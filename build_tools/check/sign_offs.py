"""Sign-offs: they are bound to exactly what was reviewed, on a day that has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.edition import Edition
from build_tools.layer import Layer
from build_tools.problems import Problem, problem
from build_tools.review import named, standings


def check_sign_offs(edition: Edition) -> Iterator[Problem]:
    """A sign-off of another state of the edition counts for nothing; say what changed since."""
    for standing in standings(edition):
        one = standing.sign_off
        if standing.name == "changed":
            values = {"organisation": one.organisation, "role": one.role, "day": one.day}
            yield problem("E04", one.where, **values, changed=named(standing, 4))


def check_days(layer: Layer, today: date) -> Iterator[Problem]:
    """Nobody has signed on a day that is still to come."""
    for one in layer.edition.sign_offs if layer.edition else ():
        for day in (one.day, one.withdrawn):
            if day and day > today:
                yield problem("E13", one.where, organisation=one.organisation, day=day)
